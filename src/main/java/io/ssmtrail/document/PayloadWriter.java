package io.ssmtrail.document;

import io.ssmtrail.json.JsonArray;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.json.JsonNumber;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import io.ssmtrail.json.WellFormed;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes a free-form part of a record so that Elasticsearch takes it whatever it holds.
 *
 * <p>A {@code flattened} field refuses a document for a part that is nested more than 20 levels deep, for a null byte in
 * a key, and for a key and value that together pass Lucene's 32,766 bytes; the JSON parser in front of it for a number
 * of more than 1,000 digits or a name of more than 50,000 characters. What would go over is written as text, or cut;
 * the original record keeps it whole.
 *
 * @see <a href="https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/flattened">Flattened field type</a>
 */
final class PayloadWriter {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_KEY_LENGTH = 128;
    private static final int MAX_NUMBER_LENGTH = 100;

    private PayloadWriter() {}

    static void write(JsonBytes json, JsonObject part) {
        write(json, part, 1);
    }

    private static void write(JsonBytes json, JsonValue value, int depth) {
        if (value instanceof JsonString string) {
            json.string(string);
        } else if (value instanceof JsonNumber number) {
            writeNumber(json, number.text());
        } else if (value instanceof JsonObject object) {
            writeObject(json, object, depth);
        } else if (value instanceof JsonArray array) {
            writeArray(json, array, depth);
        } else {
            json.ascii(value.toString());
        }
    }

    private static void writeObject(JsonBytes json, JsonObject object, int depth) {
        if (depth > MAX_DEPTH) {
            json.string(object.toString());
            return;
        }
        if (object.isTidy()) {
            json.write(object);
            return;
        }
        json.write('{');
        Set<String> changed = Set.of();
        for (int i = 0; i < object.size(); i++) {
            String key = object.name(i);
            String safe = safeKey(key);
            if (!safe.equals(key)) {
                // A changed key may have become the same as another one, which Elasticsearch's parser refuses.
                if (changed.isEmpty()) {
                    changed = new HashSet<>();
                }
                String wanted = safe;
                for (int n = 2; object.get(safe) != null || !changed.add(safe); n++) {
                    safe = wanted + "~" + n;
                }
            }
            if (i > 0) {
                json.write(',');
            }
            json.string(safe);
            json.write(':');
            write(json, object.value(i), depth + 1);
        }
        json.write('}');
    }

    private static void writeArray(JsonBytes json, JsonArray array, int depth) {
        if (depth > MAX_DEPTH) {
            json.string(array.toString());
            return;
        }
        json.write('[');
        boolean first = true;
        for (JsonValue element : array) {
            if (!first) {
                json.write(',');
            }
            first = false;
            write(json, element, depth + 1);
        }
        json.write(']');
    }

    private static void writeNumber(JsonBytes json, String number) {
        if (number.length() <= MAX_NUMBER_LENGTH) {
            json.ascii(number);
        } else {
            json.string(number);
        }
    }

    private static String safeKey(String key) {
        String safe = WellFormed.of(key);
        if (safe.indexOf('\0') >= 0) {
            safe = safe.replace('\0', WellFormed.REPLACEMENT);
        }
        return safe.length() <= MAX_KEY_LENGTH ? safe : WellFormed.of(safe.substring(0, MAX_KEY_LENGTH)) + "…";
    }
}
