package io.ssmtrail.findings;

import java.util.Locale;

/** How much a finding matters, the least first. */
public enum Severity {
    INFO(1),
    LOW(21),
    MEDIUM(47),
    HIGH(73),
    CRITICAL(99);

    private final int score;
    private final String value = name().toLowerCase(Locale.ROOT);

    Severity(int score) {
        this.score = score;
    }

    /** From 0 to 100, as Elastic's rules rate risk. */
    int score() {
        return score;
    }

    /** The severity as it stands in rules and in the index. */
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
