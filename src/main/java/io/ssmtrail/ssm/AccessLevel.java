package io.ssmtrail.ssm;

import java.util.Locale;

/**
 * What an action does to the account, in the words of AWS's service authorization reference, one level an action: where
 * AWS names two ("Tagging, Write"), the more specific one.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html">Actions
 *     of AWS Systems Manager</a>
 */
public enum AccessLevel {
    READ,
    LIST,
    WRITE,
    TAGGING,
    PERMISSIONS;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The value of {@code aws.ssm.access_level}. */
    public String label() {
        return label;
    }

    static AccessLevel of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
