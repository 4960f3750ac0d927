package io.ssmtrail.ssm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The shapes in which requests carry a key and its values: targets, and the filters of some forty list actions. */
final class KeyedValues {

    private KeyedValues() {}

    /** The key, or an empty string where there is none. */
    static String key(JsonNode object) {
        JsonNode key = object.get("key");
        if (key == null) {
            key = object.get("filterKey");
        }
        if (key == null) {
            key = object.get("Key");
        }
        return key == null || !key.isTextual() ? "" : key.textValue();
    }

    static @Nullable JsonNode values(JsonNode object) {
        JsonNode values = object.get("values");
        if (values == null) {
            values = object.get("value");
        }
        if (values == null) {
            values = object.get("filterValues");
        }
        if (values == null) {
            values = object.get("valueSet");
        }
        return values == null ? object.get("Values") : values;
    }

    /** Whether a filter asks for whole values, not for those that begin with, contain or differ from them. */
    static boolean matchesWhole(JsonNode object) {
        return isWhole(object.get("option")) && isWhole(object.get("operator")) && isWhole(object.get("type"));
    }

    private static boolean isWhole(@Nullable JsonNode comparison) {
        if (comparison == null) {
            return true;
        }
        String name = comparison.asText();
        return !name.startsWith("Begin") && !name.startsWith("Contain") && !name.startsWith("Not");
    }

    static void forEach(JsonNode values, Consumer<String> reader) {
        if (values.isTextual()) {
            reader.accept(values.textValue());
        } else if (values.isArray()) {
            for (JsonNode value : values) {
                if (value.isTextual()) {
                    reader.accept(value.textValue());
                }
            }
        }
    }
}
