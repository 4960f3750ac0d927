package io.ssmtrail.cloudtrail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Rewrites what JSON allows and the parser does not take: halves of surrogate pairs in names, and numbers that no number
 * type holds. Halves become U+FFFD, such numbers become strings; everything else stays as it is.
 */
final class ReadableJson {

    private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);
    private static final int ESCAPE_LENGTH = REPLACEMENT.length;

    /** Far from the limits of {@link java.math.BigDecimal}, and beyond every number that means something. */
    private static final int MOST_EXPONENT_DIGITS = 6;

    private final byte[] json;
    private final int end;
    private final ByteArrayOutputStream out;
    private int at;

    private ReadableJson(byte[] json, int offset, int length) {
        this.json = json;
        this.at = offset;
        this.end = offset + length;
        this.out = new ByteArrayOutputStream(length + 16);
    }

    static byte[] of(byte[] json, int offset, int length) {
        return new ReadableJson(json, offset, length).rewritten();
    }

    private byte[] rewritten() {
        while (at < end) {
            byte b = json[at];
            if (b == '"') {
                string();
            } else if (b == '-' || isDigit(b)) {
                number();
            } else {
                copy(1);
            }
        }
        return out.toByteArray();
    }

    private void string() {
        copy(1);
        while (at < end) {
            byte b = json[at];
            if (b != '\\') {
                copy(1);
                if (b == '"') {
                    return;
                }
            } else if (!isSurrogate(at)) {
                copy(2);
            } else if (isHigh(at) && isSurrogate(at + ESCAPE_LENGTH) && !isHigh(at + ESCAPE_LENGTH)) {
                copy(2 * ESCAPE_LENGTH);
            } else {
                out.writeBytes(REPLACEMENT);
                at += ESCAPE_LENGTH;
            }
        }
    }

    private void number() {
        int start = at;
        int exponent = -1;
        int to = at;
        while (to < end && (isDigit(json[to]) || "+-.eE".indexOf(json[to]) >= 0)) {
            if (json[to] == 'e' || json[to] == 'E') {
                exponent = to;
            }
            to++;
        }
        boolean beyond = to - start > CloudTrailRecord.MAX_NUMBER_LENGTH
                || (exponent >= 0 && to - exponent > 2 + MOST_EXPONENT_DIGITS);
        if (beyond) {
            out.write('"');
        }
        copy(to - start);
        if (beyond) {
            out.write('"');
        }
    }

    private void copy(int count) {
        int length = Math.min(count, end - at);
        out.write(json, at, length);
        at += length;
    }

    private boolean isSurrogate(int from) {
        return from + ESCAPE_LENGTH <= end
                && json[from] == '\\'
                && json[from + 1] == 'u'
                && (json[from + 2] == 'd' || json[from + 2] == 'D')
                && Character.digit(json[from + 3], 16) >= 8
                && Character.digit(json[from + 4], 16) >= 0
                && Character.digit(json[from + 5], 16) >= 0;
    }

    private boolean isHigh(int from) {
        return Character.digit(json[from + 3], 16) < 0xC;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
