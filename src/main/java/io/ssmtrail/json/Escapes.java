package io.ssmtrail.json;

import java.nio.charset.StandardCharsets;

/** The escapes in strings: {@code \n}, {@code \"}, {@code \u00e9}. */
final class Escapes {

    private static final int DIGITS = 4;

    private Escapes() {}

    /** Whether each escape between two places is one that JSON has. */
    static boolean areValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (bytes[at++] != '\\') {
                continue;
            }
            if (at == to) {
                return false;
            }
            byte kind = bytes[at++];
            if (kind == 'u') {
                if (to - at < DIGITS || hexadecimal(bytes, at) < 0) {
                    return false;
                }
                at += DIGITS;
            } else if (character(kind) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The characters between two places, which hold valid escapes. */
    static String resolved(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        int at = from;
        while (at < to) {
            if (bytes[at] != '\\') {
                at++;
                continue;
            }
            append(bytes, plain, at, text);
            byte kind = bytes[at + 1];
            at += 2;
            if (kind == 'u') {
                text.append((char) hexadecimal(bytes, at));
                at += DIGITS;
            } else {
                text.append((char) character(kind));
            }
            plain = at;
        }
        append(bytes, plain, to, text);
        return text.toString();
    }

    private static void append(byte[] bytes, int from, int to, StringBuilder text) {
        if (to > from) {
            text.append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
    }

    private static int character(byte kind) {
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> -1;
        };
    }

    private static int hexadecimal(byte[] bytes, int from) {
        int value = 0;
        for (int i = from; i < from + DIGITS; i++) {
            int digit = bytes[i] < 0 ? -1 : Character.digit((char) bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
