package io.ssmtrail.ssm;

import io.ssmtrail.json.JsonArray;
import io.ssmtrail.json.JsonLiteral;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonValue;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to do with the value at a path. Lists never reach a reader: their elements do, one by one, so that a single value
 * where a list belongs is the same to it.
 */
sealed interface EntityReader {

    /** Reads a string, or a number or boolean where {@link #takes} allows it. */
    void text(String text, JsonObject parent, EntityCollector out);

    /** Reads an object; false leaves its members to be read on their own. */
    default boolean object(JsonObject object, EntityCollector out) {
        return false;
    }

    /** Whether a number or boolean is a value here. */
    default boolean takes(JsonValue scalar) {
        return false;
    }

    /** The values of one field. */
    record Values(EntityField field) implements EntityReader {

        @Override
        public void text(String text, JsonObject parent, EntityCollector out) {
            out.add(field, text);
        }

        @Override
        public boolean takes(JsonValue scalar) {
            return scalar instanceof JsonLiteral ? field.type() == EntityField.Type.BOOLEAN : field.takesNumbers();
        }
    }

    /** A known member that is no entity, although its name looks like one's. */
    record Nothing() implements EntityReader {

        @Override
        public void text(String text, JsonObject parent, EntityCollector out) {
            // Named in the catalogue to say just that.
        }

        @Override
        public boolean object(JsonObject object, EntityCollector out) {
            return true;
        }
    }

    /** A resource id whose meaning its neighbour {@code resourceType} tells. */
    record TypedResource(Map<String, EntityField> types) implements EntityReader {

        @Override
        public void text(String text, JsonObject parent, EntityCollector out) {
            JsonValue type = parent.get("resourceType");
            EntityField field = type == null ? null : types.get(type.text());
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
        public void text(String text, JsonObject parent, EntityCollector out) {
            JsonValue type = parent.get("taskType");
            boolean elsewhere =
                    type != null && (type.text().equals("LAMBDA") || type.text().equals("STEP_FUNCTIONS"));
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
        public void text(String text, JsonObject parent, EntityCollector out) {
            out.add(EntityField.NODE_ID, text);
        }

        @Override
        public boolean object(JsonObject object, EntityCollector out) {
            String key = KeyedValues.key(object);
            if (!EntityNames.namesSomething(key)) {
                return false;
            }
            JsonValue values = KeyedValues.values(object);
            if (values == null || (values instanceof JsonArray list && list.isEmpty())) {
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
        public void text(String text, JsonObject parent, EntityCollector out) {
            out.sniff(text);
        }

        @Override
        public boolean object(JsonObject object, EntityCollector out) {
            EntityField field = fieldOf(KeyedValues.key(object));
            JsonValue values = KeyedValues.values(object);
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
