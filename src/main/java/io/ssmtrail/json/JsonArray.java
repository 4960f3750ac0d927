package io.ssmtrail.json;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** A list of values. */
public final class JsonArray extends JsonValue implements Iterable<JsonValue> {

    private final JsonValue[] elements;
    private final TextSpan span;

    JsonArray(JsonValue[] elements, TextSpan span) {
        this.elements = elements;
        this.span = span;
    }

    public boolean isEmpty() {
        return elements.length == 0;
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < elements.length;
            }

            @Override
            public JsonValue next() {
                if (next == elements.length) {
                    throw new NoSuchElementException();
                }
                return elements[next++];
            }
        };
    }

    @Override
    public String toString() {
        return span.toString();
    }
}
