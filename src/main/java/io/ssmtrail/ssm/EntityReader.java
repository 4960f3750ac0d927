package io.ssmtrail.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do with the value at a path. Lists never reach a reader: their elements do, one by one, so that a single value
 * where a list belongs is the same to it.
 */
sealed interface EntityReader {

    /** Reads a string, or a number or boolean where {@link #takes} allows it. */
    void text(String text, JsonNode parent, EntityCollector out);

    /** Reads an object; false leaves its members to be read on their own. */
    default boolean object(JsonNode object, EntityCollector out) {
        return false;
    }

    /** Whether a number or boolean is a value here. */
    default boolean takes(JsonNode scalar) {
        return false;
    }

    /** The values of one field. */
    record Values(EntityField field) implements EntityReader {

        @Override
        public void text(String text, JsonNode parent, EntityCollector out) {
            out.add(field, text);
        }

        @Override
        public boolean takes(JsonNode scalar) {
            return scalar.isBoolean() ? field.type() == EntityField.Type.BOOLEAN : field.takesNumbers();
        }
    }

    /** A known member that is no entity, although its name looks like one's. */
    record Nothing() implements EntityReader {

        @Override
        public void text(String text, JsonNode parent, EntityCollector out) {
            // Named in the catalogue to say just that.
        }

        @Override
        public boolean object(JsonNode object, EntityCollector out) {
            return true;
        }
    }

    /** A resource id whose meaning its neighbour {@code resourceType} tells. */
    record TypedResource(Map<String, EntityField> types) implements EntityReader {

        @Override
        public void text(String text, JsonNode parent, EntityCollector out) {
            JsonNode type = parent.get("resourceType");
            EntityField field = type == null ? null : types.get(type.asText());
            if (field == null) {
                out.sniff(text);
            } else {
                out.add(field, text);
            }
        }
    }

    /** The task of a maintenance window: a document, or, by its {@code taskType}, a function or state machine. */
    record Task() implements EntityReader {

        @Override
        public void text(String text, JsonNode parent, EntityCollector out) {
            JsonNode type = parent.get("taskType");
            boolean elsewhere = type != null
                    && (type.asText().equals("LAMBDA") || type.asText().equals("STEP_FUNCTIONS"));
            if (elsewhere) {
                out.sniff(text);
            } else {
                out.add(EntityField.DOCUMENT_NAME, text);
            }
        }
    }

    /** Targets, {@code {key, values}}: node ids are nodes, everything else an expression. */
    record Targets() implements EntityReader {

        private static final String INSTANCE_IDS = "InstanceIds";
        private static final String WINDOW_TARGET_IDS = "WindowTargetIds";

        @Override
        public void text(String text, JsonNode parent, EntityCollector out) {
            out.add(EntityField.NODE_ID, text);
        }

        @Override
        public boolean object(JsonNode object, EntityCollector out) {
            String key = KeyedValues.key(object);
            if (!EntityNames.namesSomething(key)) {
                return false;
            }
            JsonNode values = KeyedValues.values(object);
            if (values == null || (values.isArray() && values.isEmpty())) {
                out.put(EntityField.TARGET, key);
            } else if (key.equalsIgnoreCase(INSTANCE_IDS)) {
                KeyedValues.forEach(values, value -> out.add(EntityField.NODE_ID, value));
            } else if (key.equalsIgnoreCase(WINDOW_TARGET_IDS)) {
                KeyedValues.forEach(values, value -> out.add(EntityField.MAINTENANCE_WINDOW_TARGET_ID, value));
            } else {
                KeyedValues.forEach(values, value -> {
                    if (EntityNames.namesSomething(value)) {
                        out.put(EntityField.TARGET, key + "=" + value);
                        out.sniff(value);
                    }
                });
            }
            return true;
        }
    }

    /** Filters in all of their shapes; a filter that excludes or matches a part of a name names nothing. */
    record Filters(Map<String, EntityField> fieldOfKey) implements EntityReader {

        @Override
        public void text(String text, JsonNode parent, EntityCollector out) {
            out.sniff(text);
        }

        @Override
        public boolean object(JsonNode object, EntityCollector out) {
            EntityField field = fieldOf(KeyedValues.key(object));
            JsonNode values = KeyedValues.values(object);
            if (field == null || values == null) {
                return false;
            }
            if (KeyedValues.matchesWhole(object)) {
                KeyedValues.forEach(values, value -> out.add(field, value));
            }
            return true;
        }

        private @Nullable EntityField fieldOf(String key) {
            EntityField field = fieldOfKey.get(key);
            return field != null || key.isEmpty() ? field : fieldOfKey.get(key.toLowerCase(Locale.ROOT));
        }
    }
}
