package io.ssmtrail.json;

/** The three words of JSON. */
public final class JsonLiteral extends JsonValue {

    public static final JsonLiteral TRUE = new JsonLiteral("true");
    public static final JsonLiteral FALSE = new JsonLiteral("false");
    public static final JsonLiteral NULL = new JsonLiteral("null");

    private final String word;

    private JsonLiteral(String word) {
        this.word = word;
    }

    @Override
    public boolean isScalar() {
        return this != NULL;
    }

    @Override
    public String text() {
        return this == NULL ? "" : word;
    }

    @Override
    public String toString() {
        return word;
    }
}
