package io.ssmtrail.sample.bulk;

import java.util.regex.Pattern;

/**
 * A mark in a record's text where a value goes that each copy has of its own.
 *
 * <p>Marks are in characters of Unicode's private use area, which JSON leaves as they are.
 *
 * @param kind what kind of value
 * @param detail tells values of the same kind apart; for hexadecimal digits, ends with how many
 */
record Marker(Kind kind, String detail) {

    /** A mark within a text; its groups are the kind and the detail. */
    static final Pattern PATTERN = Pattern.compile("\uE000([A-Z_]+)/([^\uE001]*)\uE001");

    /** The kinds of values. */
    enum Kind {
        TIME,
        WORDS,
        LATER_WORDS,
        SESSION_START,
        EVENT_ID,
        GUID,
        HEX,
        NODE_ID,
        NODE_OCTET,
        ACCOUNT,
        REGION
    }

    static String mark(Kind kind, String detail) {
        return "\uE000" + kind.name() + '/' + detail + '\uE001';
    }

    static String mark(Kind kind) {
        return mark(kind, "");
    }
}
