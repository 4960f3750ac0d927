package io.ssmtrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
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

    static void write(JsonBytes json, JsonNode part) {
        write(json, part, 1);
    }

    private static void write(JsonBytes json, JsonNode node, int depth) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                if (depth > MAX_DEPTH) {
                    json.string(node.toString());
                } else {
                    writeObject(json, node, depth);
                }
            }
            case ARRAY -> {
                if (depth > MAX_DEPTH) {
                    json.string(node.toString());
                } else {
                    writeArray(json, node, depth);
                }
            }
            case STRING -> json.string(node.textValue());
            case NUMBER -> writeNumber(json, node);
            case BOOLEAN -> json.truth(node.booleanValue());
            default -> json.ascii("null");
        }
    }

    private static void writeObject(JsonBytes json, JsonNode object, int depth) {
        json.write('{');
        boolean first = true;
        Set<String> changed = Set.of();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String key = member.getKey();
            String safe = safeKey(key);
            if (!safe.equals(key)) {
                // A changed key may have become the same as another one, which Elasticsearch's parser refuses.
                if (changed.isEmpty()) {
                    changed = new HashSet<>();
                }
                String wanted = safe;
                for (int n = 2; object.has(safe) || !changed.add(safe); n++) {
                    safe = wanted + "~" + n;
                }
            }
            if (!first) {
                json.write(',');
            }
            first = false;
            json.string(safe);
            json.write(':');
            write(json, member.getValue(), depth + 1);
        }
        json.write('}');
    }

    private static void writeArray(JsonBytes json, JsonNode array, int depth) {
        json.write('[');
        boolean first = true;
        for (JsonNode element : array) {
            if (!first) {
                json.write(',');
            }
            first = false;
            write(json, element, depth + 1);
        }
        json.write(']');
    }

    private static void writeNumber(JsonBytes json, JsonNode number) {
        String text = number.asText();
        if (text.length() <= MAX_NUMBER_LENGTH) {
            json.ascii(text);
        } else {
            json.string(text);
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
