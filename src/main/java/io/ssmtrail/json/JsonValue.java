package io.ssmtrail.json;

/**
 * A value of a JSON text that was read. It refers to the bytes that it was read from, and is valid as long as they are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-3">RFC 8259, Values</a>
 */
public abstract sealed class JsonValue permits JsonArray, JsonLiteral, JsonNumber, JsonObject, JsonString {

    JsonValue() {}

    /** Whether it says one thing: a string, a number, true or false. */
    public boolean isScalar() {
        return false;
    }

    /** What a scalar says: the characters of a string, a number as it is written, {@code true} or {@code false}; else "". */
    public String text() {
        return "";
    }

    /** The value as JSON. */
    @Override
    public abstract String toString();
}
