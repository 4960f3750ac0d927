package io.ssmtrail.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A string, made characters of only when they are asked for: most are written on as the bytes that they are. */
public final class JsonString extends JsonValue {

    static final JsonString EMPTY = new JsonString("");

    /** What its bytes hold. */
    enum Content {
        /** Characters of ASCII, one a byte, that stand for themselves. */
        ASCII,
        /** Characters that stand for themselves. */
        VERBATIM,
        /** Escapes perhaps, or control characters. */
        ANY
    }

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final Content content;
    private @Nullable String text;

    /**
     * A string whose content stands between two places.
     *
     * @param from behind its opening quote
     * @param to before its closing quote
     */
    JsonString(byte[] bytes, int from, int to, Content content) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.content = content;
    }

    /** A string that stands in no text. */
    public JsonString(String text) {
        JsonBytes json = new JsonBytes(text.length() + 2);
        json.string(text);
        this.bytes = json.buffer();
        this.from = 1;
        this.to = json.length() - 1;
        this.content = holdsBackslash() ? Content.ANY : Content.VERBATIM;
        this.text = text;
    }

    private boolean holdsBackslash() {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing in it has to be escaped or was: as it lies between its quotes it can be written. */
    boolean isVerbatim() {
        return content != Content.ANY;
    }

    /** Whether it holds nothing but white space. */
    public boolean isBlank() {
        // Nearly all are told by their first byte.
        boolean told = content == Content.ASCII && to > from && bytes[from] > ' ';
        return !told && text().isBlank();
    }

    /** Its first character; NUL where it has none. */
    public char first() {
        if (content == Content.ASCII && to > from) {
            return (char) bytes[from];
        }
        return text().isEmpty() ? '\0' : text().charAt(0);
    }

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    @Override
    public boolean isScalar() {
        return true;
    }

    @Override
    public String text() {
        String known = text;
        if (known == null) {
            known = read();
            text = known;
        }
        return known;
    }

    private String read() {
        return switch (content) {
            case ASCII -> new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            case VERBATIM -> new String(bytes, from, to - from, StandardCharsets.UTF_8);
            case ANY -> Escapes.resolved(bytes, from, to);
        };
    }

    @Override
    public String toString() {
        JsonBytes json = new JsonBytes();
        json.string(this);
        return json.toString();
    }
}
