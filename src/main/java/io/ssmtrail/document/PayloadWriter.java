package io.ssmtrail.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
    private static final char REPLACEMENT = '\uFFFD';

    private PayloadWriter() {}

    static void write(JsonGenerator json, JsonNode part) throws IOException {
        write(json, part, 1);
    }

    private static void write(JsonGenerator json, JsonNode node, int depth) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> {
                if (depth > MAX_DEPTH) {
                    json.writeString(wellFormed(node.toString()));
                } else {
                    writeObject(json, node, depth);
                }
            }
            case ARRAY -> {
                if (depth > MAX_DEPTH) {
                    json.writeString(wellFormed(node.toString()));
                } else {
                    json.writeStartArray();
                    for (JsonNode element : node) {
                        write(json, element, depth + 1);
                    }
                    json.writeEndArray();
                }
            }
            case STRING -> json.writeString(wellFormed(node.textValue()));
            case NUMBER -> writeNumber(json, node);
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            default -> json.writeNull();
        }
    }

    private static void writeObject(JsonGenerator json, JsonNode object, int depth) throws IOException {
        json.writeStartObject();
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
            json.writeFieldName(safe);
            write(json, member.getValue(), depth + 1);
        }
        json.writeEndObject();
    }

    private static void writeNumber(JsonGenerator json, JsonNode number) throws IOException {
        String text = number.asText();
        if (number.isIntegralNumber() && number.canConvertToLong()) {
            json.writeNumber(number.longValue());
        } else if (text.length() <= MAX_NUMBER_LENGTH) {
            json.writeNumber(text);
        } else {
            json.writeString(text);
        }
    }

    private static String safeKey(String key) {
        String safe = wellFormed(key);
        if (safe.indexOf('\0') >= 0) {
            safe = safe.replace('\0', REPLACEMENT);
        }
        return safe.length() <= MAX_KEY_LENGTH ? safe : wellFormed(safe.substring(0, MAX_KEY_LENGTH)) + "…";
    }

    /** The text with each half of a broken surrogate pair replaced, since UTF-8 has no form for it. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaceBrokenPairs(text, i);
            }
        }
        return text;
    }

    private static String replaceBrokenPairs(String text, int from) {
        StringBuilder whole = new StringBuilder(text);
        for (int i = from; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < whole.length()
                    && Character.isLowSurrogate(whole.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                whole.setCharAt(i, REPLACEMENT);
            }
        }
        return whole.toString();
    }
}
