package io.ssmtrail.document;

import io.ssmtrail.cloudtrail.EventTime;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is indexed for one event: values by field. A field without a value is not written.
 *
 * <p>The document refers to the raw record, so it must be written before the next record is read.
 */
public final class Document {

    /** More values of one field than any real event has; what comes after is in the original record all the same. */
    static final int MAX_VALUES = 1_000;

    private final @Nullable Object[] values;
    private final BitSet present;

    private Document(@Nullable Object[] values, BitSet present) {
        this.values = values;
        this.present = present;
    }

    /** The place of the first field from a place on that has a value; -1 where there is none. */
    int nextPlace(int from) {
        return present.nextSetBit(from);
    }

    @Nullable
    Object value(int place) {
        return values[place];
    }

    /**
     * A field's value: a text (String, or a scalar that stands in the record), Boolean, Long, Double, a List or Map of
     * them, a JsonObject of the record, or the RawRecord.
     */
    @Nullable
    Object value(Field field) {
        return values[field.place()];
    }

    @Nullable
    String text(Field field) {
        return text(value(field));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof JsonValue scalar ? scalar.text() : (String) value;
    }

    static Builder builder() {
        return new Builder();
    }

    /** Collects the values of a document; blank ones are passed over. */
    static final class Builder {

        private final @Nullable Object[] values =
                new @Nullable Object[Field.all().size()];

        /** The places of the fields that have a value: most have none, and the writer passes over them. */
        private final BitSet present = new BitSet(values.length);

        Builder set(Field field, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                put(field, value);
            }
            return this;
        }

        /** Sets a word that stands in many documents. */
        Builder word(Field field, String word) {
            return set(field, Words.of(word));
        }

        /** Sets the text of a scalar that stands in the record. */
        Builder set(Field field, @Nullable JsonValue scalar) {
            boolean blank = scalar instanceof JsonString string && string.isBlank();
            if (scalar != null && !blank) {
                put(field, scalar);
            }
            return this;
        }

        /** Sets a time, which mostly stands in the record as it is to be written. */
        Builder set(Field field, Instant time, JsonValue written) {
            return EventTime.isOfCloudTrail(written.text()) ? put(field, written) : put(field, EventTime.format(time));
        }

        Builder set(Field field, boolean value) {
            return put(field, value);
        }

        Builder set(Field field, long value) {
            return put(field, value);
        }

        Builder set(Field field, List<?> several) {
            return several.isEmpty() ? this : put(field, several);
        }

        Builder set(Field field, Map<String, ?> members) {
            return members.isEmpty() ? this : put(field, members);
        }

        /** Sets a part of the record that is written as it is, unless it is empty. */
        Builder set(Field field, JsonObject part) {
            return part.isEmpty() ? this : put(field, part);
        }

        Builder set(Field field, RawRecord original) {
            return put(field, original);
        }

        /** Adds one value to those of a field, unless it is there. */
        Builder add(Field field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                return this;
            }
            @SuppressWarnings("unchecked")
            List<String> several = (List<String>) values[field.place()];
            if (several == null) {
                several = new ArrayList<>(4);
                put(field, several);
            }
            if (several.size() < MAX_VALUES && !several.contains(value)) {
                several.add(value);
            }
            return this;
        }

        @Nullable
        String text(Field field) {
            return Document.text(values[field.place()]);
        }

        Document build() {
            return new Document(values, present);
        }

        private Builder put(Field field, Object value) {
            int place = field.place();
            values[place] = value;
            present.set(place);
            return this;
        }
    }
}
