package io.ssmtrail.cloudtrail;

import java.util.Arrays;

/**
 * Reads IP addresses as strictly as Elasticsearch's {@code ip} type does: four decimal octets without leading zeros, or
 * IPv6 with at most one {@code ::} and perhaps an IPv4 tail; no zone, brackets, prefix length or blanks.
 */
final class IpLiteral {

    private static final byte[] NONE = {};
    private static final int MAX_LENGTH = 45;
    private static final int V6_BYTES = 16;

    private IpLiteral() {}

    /** Four or sixteen bytes; none where the text is no address. */
    static byte[] parse(String text) {
        if (text.length() < 2 || text.length() > MAX_LENGTH) {
            return NONE;
        }
        return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
    }

    private static byte[] parseV4(String text) {
        byte[] bytes = new byte[4];
        return readV4(text, 0, bytes, 0) ? bytes : NONE;
    }

    private static boolean readV4(String text, int from, byte[] into, int at) {
        int position = from;
        for (int octet = 0; octet < 4; octet++) {
            int start = position;
            int value = 0;
            while (position < text.length() && isDigit(text.charAt(position)) && position - start < 4) {
                value = value * 10 + text.charAt(position++) - '0';
            }
            int digits = position - start;
            boolean plain = digits == 1 || (digits > 1 && digits < 4 && text.charAt(start) != '0');
            if (!plain || value > 255) {
                return false;
            }
            into[at + octet] = (byte) value;
            if (octet < 3 && (position >= text.length() || text.charAt(position++) != '.')) {
                return false;
            }
        }
        return position == text.length();
    }

    private static byte[] parseV6(String text) {
        byte[] bytes = new byte[V6_BYTES];
        int filled = 0;
        int gap = -1;
        int position = 0;
        if (text.startsWith("::")) {
            gap = 0;
            position = 2;
        }
        while (position < text.length()) {
            if (filled == V6_BYTES) {
                return NONE;
            }
            int end = position;
            int group = 0;
            while (end < text.length() && end - position < 5 && hex(text.charAt(end)) >= 0) {
                group = group << 4 | hex(text.charAt(end++));
            }
            if (end < text.length() && text.charAt(end) == '.') {
                if (filled > V6_BYTES - 4 || !readV4(text, position, bytes, filled)) {
                    return NONE;
                }
                filled += 4;
                break;
            }
            if (end == position || end - position > 4) {
                return NONE;
            }
            bytes[filled++] = (byte) (group >> 8);
            bytes[filled++] = (byte) group;
            if (end == text.length()) {
                break;
            }
            if (text.charAt(end) != ':' || end + 1 == text.length()) {
                return NONE;
            }
            position = end + 1;
            if (text.charAt(position) == ':') {
                if (gap >= 0) {
                    return NONE;
                }
                gap = filled;
                position++;
            }
        }
        return gap < 0 ? (filled == V6_BYTES ? bytes : NONE) : spread(bytes, filled, gap);
    }

    /** Moves what stands behind the {@code ::} to the end. */
    private static byte[] spread(byte[] bytes, int filled, int gap) {
        if (filled == V6_BYTES) {
            return NONE;
        }
        int tail = filled - gap;
        System.arraycopy(bytes, gap, bytes, V6_BYTES - tail, tail);
        Arrays.fill(bytes, gap, V6_BYTES - tail, (byte) 0);
        return bytes;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int hex(char c) {
        if (isDigit(c)) {
            return c - '0';
        }
        int letter = (c | 0x20) - 'a';
        return c < 0x80 && letter >= 0 && letter < 6 ? letter + 10 : -1;
    }
}
