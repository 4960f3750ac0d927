package io.ssmtrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.cloudtrail.RawRecord;
import java.util.List;

/**
 * Writes documents as one line of JSON each, without the line's end: fields in their order, those with a common prefix
 * within one object.
 */
public final class DocumentWriter {

    private static final List<Field> FIELDS = Field.all();

    /** How many objects a field shares with one before it, plus one; 0 where nobody asked yet. Threads find the same. */
    private static final byte[][] COMMON = new byte[FIELDS.size()][FIELDS.size()];

    private DocumentWriter() {}

    /** Writes a document behind what was written before. */
    public static void write(Document document, JsonBytes json) {
        json.write('{');
        int open = 0;
        int previous = -1;
        for (int i = 0; i < FIELDS.size(); i++) {
            Field field = FIELDS.get(i);
            Object value = document.value(field);
            if (value != null) {
                int common = previous < 0 ? 0 : common(previous, i);
                close(open - common, json);
                if (previous >= 0) {
                    json.write(',');
                }
                json.write(field.opening(common));
                write(value, json);
                open = field.depth() - 1;
                previous = i;
            }
        }
        close(open + 1, json);
    }

    private static int common(int first, int second) {
        int known = COMMON[first][second];
        if (known == 0) {
            known = 1 + FIELDS.get(first).commonObjects(FIELDS.get(second));
            COMMON[first][second] = (byte) known;
        }
        return known - 1;
    }

    private static void close(int objects, JsonBytes json) {
        for (int i = 0; i < objects; i++) {
            json.write('}');
        }
    }

    private static void write(Object value, JsonBytes json) {
        if (value instanceof String text) {
            json.string(text);
        } else if (value instanceof Boolean truth) {
            json.truth(truth);
        } else if (value instanceof Long number) {
            json.number(number);
        } else if (value instanceof List<?> several) {
            write(several, json);
        } else if (value instanceof RawRecord original) {
            json.string(original.buffer(), original.offset(), original.length());
        } else {
            PayloadWriter.write(json, (JsonNode) value);
        }
    }

    private static void write(List<?> several, JsonBytes json) {
        json.write('[');
        for (int i = 0; i < several.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.string((String) several.get(i));
        }
        json.write(']');
    }
}
