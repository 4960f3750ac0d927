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

    /** How many objects a field shares with the one before it. */
    private static final byte[] SHARED = new byte[FIELDS.size()];

    static {
        for (int i = 1; i < SHARED.length; i++) {
            SHARED[i] = (byte) FIELDS.get(i).commonObjects(FIELDS.get(i - 1));
        }
    }

    private DocumentWriter() {}

    /** Writes a document behind what was written before. */
    public static void write(Document document, JsonBytes json) {
        json.write('{');
        boolean first = true;
        int open = 0;
        int shared = 0;
        for (int i = 0; i < SHARED.length; i++) {
            // As many as any two neighbours share that lie between.
            shared = Math.min(shared, SHARED[i]);
            Field field = FIELDS.get(i);
            Object value = document.value(field);
            if (value != null) {
                close(open - shared, json);
                if (!first) {
                    json.write(',');
                }
                json.write(field.opening(shared));
                write(value, json);
                first = false;
                open = field.depth() - 1;
                shared = open;
            }
        }
        close(open + 1, json);
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
