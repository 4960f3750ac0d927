package io.ssmtrail.cli.output;

/** How an answer is printed. */
public enum OutputFormat {
    TABLE,
    JSON,
    NDJSON,
    CSV
}
