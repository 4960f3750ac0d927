package io.ssmtrail.cli.output;

import java.util.Locale;

/** How an answer is printed. */
public enum OutputFormat {
    TABLE,
    JSON,
    NDJSON,
    CSV;

    /** The name as a user writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
