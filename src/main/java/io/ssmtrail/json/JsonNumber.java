package io.ssmtrail.json;

import java.nio.charset.StandardCharsets;

/** A number, kept as it is written: nothing is lost of it, however long it is. */
public final class JsonNumber extends JsonValue {

    private static final JsonNumber[] DIGITS = new JsonNumber[10];

    static {
        byte[] digits = "0123456789".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < DIGITS.length; i++) {
            DIGITS[i] = new JsonNumber(digits, i, i + 1);
        }
    }

    private final byte[] bytes;
    private final int from;
    private final int to;

    private JsonNumber(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    static JsonNumber of(byte[] bytes, int from, int to) {
        return to - from == 1 ? DIGITS[bytes[from] - '0'] : new JsonNumber(bytes, from, to);
    }

    /** Whether it is written without a fraction and an exponent. */
    public boolean isIntegral() {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '.' || bytes[i] == 'e' || bytes[i] == 'E') {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isScalar() {
        return true;
    }

    @Override
    public String text() {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return text();
    }
}
