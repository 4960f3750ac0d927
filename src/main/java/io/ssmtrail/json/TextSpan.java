package io.ssmtrail.json;

import java.nio.charset.StandardCharsets;

/** A part of a JSON text. */
final class TextSpan {

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final boolean tidy;

    /**
     * Views a part of a text.
     *
     * @param tidy whether it is as {@link JsonBytes} would write it: without white space, escapes, repeated or very long
     *     names, long numbers, or much nesting
     */
    TextSpan(byte[] bytes, int from, int to, boolean tidy) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.tidy = tidy;
    }

    TextSpan untidy() {
        return new TextSpan(bytes, from, to, false);
    }

    boolean isTidy() {
        return tidy;
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int length() {
        return to - from;
    }

    @Override
    public String toString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
