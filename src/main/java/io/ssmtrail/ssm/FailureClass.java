package io.ssmtrail.ssm;

import java.util.Locale;

/** Why a call failed, whatever the action's own spelling of it: AWS has hundreds of error codes for these few reasons. */
public enum FailureClass {
    ACCESS_DENIED,
    THROTTLED,
    NOT_FOUND,
    INVALID,
    CONFLICT,
    LIMIT,
    INTERNAL,
    OTHER;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The value of {@code aws.ssm.failure.class}. */
    public String label() {
        return label;
    }

    static FailureClass of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
