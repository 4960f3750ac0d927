package io.ssmtrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.cloudtrail.RawRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is indexed for one event: values by field. A field without a value is not written.
 *
 * <p>The document refers to the raw record, so it must be written before the next record is read.
 */
public final class Document {

    /** More values of one field than any real event has; what comes after is in the original record all the same. */
    static final int MAX_VALUES = 1_000;

    private final EnumMap<Field, Object> values;

    private Document(EnumMap<Field, Object> values) {
        this.values = values;
    }

    /** A field's value: String, Boolean, Long, List of String, JsonNode or RawRecord. */
    @Nullable
    Object value(Field field) {
        return values.get(field);
    }

    @Nullable
    String text(Field field) {
        return (String) values.get(field);
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the values of a document; blank ones are passed over. */
    static final class Builder {

        private final EnumMap<Field, Object> values = new EnumMap<>(Field.class);

        Builder set(Field field, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                values.put(field, value);
            }
            return this;
        }

        Builder set(Field field, boolean value) {
            values.put(field, value);
            return this;
        }

        Builder set(Field field, long value) {
            values.put(field, value);
            return this;
        }

        Builder set(Field field, List<String> several) {
            if (!several.isEmpty()) {
                values.put(field, several);
            }
            return this;
        }

        /** Adds one value to those of a field, unless it is there. */
        Builder add(Field field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                return this;
            }
            @SuppressWarnings("unchecked")
            List<String> several = (List<String>) values.get(field);
            if (several == null) {
                several = new ArrayList<>(4);
                values.put(field, several);
            }
            if (several.size() < MAX_VALUES && !several.contains(value)) {
                several.add(value);
            }
            return this;
        }

        /** Sets a part that is written as it is, unless it is empty. */
        Builder set(Field field, @Nullable JsonNode part) {
            if (part != null && part.isContainerNode() && !part.isEmpty()) {
                values.put(field, part);
            }
            return this;
        }

        Builder set(Field field, RawRecord original) {
            values.put(field, original);
            return this;
        }

        @Nullable
        String text(Field field) {
            return (String) values.get(field);
        }

        Document build() {
            return new Document(values);
        }
    }
}
