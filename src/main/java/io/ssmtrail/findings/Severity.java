package io.ssmtrail.findings;

import java.util.Locale;

/** How much a finding matters, the least first. */
public enum Severity {
    INFO,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The severity as it stands in rules and in the index. */
    public String value() {
        return value;
    }
}
