package io.ssmtrail.ssm;

import io.ssmtrail.json.JsonArray;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The shapes in which requests carry a key and its values: targets, and the filters of some forty list actions. */
final class KeyedValues {

    private KeyedValues() {}

    /** The key, or an empty string where there is none. */
    static String key(JsonObject object) {
        JsonValue key = object.get("key");
        if (key == null) {
            key = object.get("filterKey");
        }
        if (key == null) {
            key = object.get("Key");
        }
        return key instanceof JsonString string ? string.text() : "";
    }

    static @Nullable JsonValue values(JsonObject object) {
        JsonValue values = object.get("values");
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
    static boolean matchesWhole(JsonObject object) {
        return isWhole(object.get("option")) && isWhole(object.get("operator")) && isWhole(object.get("type"));
    }

    private static boolean isWhole(@Nullable JsonValue comparison) {
        if (comparison == null) {
            return true;
        }
        String name = comparison.text();
        return !name.startsWith("Begin") && !name.startsWith("Contain") && !name.startsWith("Not");
    }

    static void forEach(JsonValue values, Consumer<String> reader) {
        if (values instanceof JsonString string) {
            reader.accept(string.text());
        } else if (values instanceof JsonArray list) {
            for (JsonValue value : list) {
                if (value instanceof JsonString string) {
                    reader.accept(string.text());
                }
            }
        }
    }
}
