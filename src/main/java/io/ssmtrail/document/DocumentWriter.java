package io.ssmtrail.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.cloudtrail.RawRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes documents as one line of JSON each, without the line's end. Safe for several threads. */
public final class DocumentWriter {

    private final JsonFactory factory = JsonFactory.builder()
            // The text comes from many small strings that are never seen again.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    /** Writes a document; the stream is neither flushed nor closed. */
    public void write(Document document, OutputStream out) throws IOException {
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            @Nullable Field previous = null;
            for (Field field : Field.all()) {
                Object value = document.value(field);
                if (value != null) {
                    moveTo(json, previous, field);
                    json.writeFieldName(field.segment(field.depth() - 1));
                    writeValue(json, value);
                    previous = field;
                }
            }
            moveToEnd(json, previous);
            json.writeEndObject();
        }
    }

    private static void moveTo(JsonGenerator json, @Nullable Field from, Field to) throws IOException {
        int open = from == null ? 0 : from.depth() - 1;
        int common = from == null ? 0 : Math.min(from.commonPrefix(to), open);
        for (int level = open; level > common; level--) {
            json.writeEndObject();
        }
        for (int level = common; level < to.depth() - 1; level++) {
            json.writeFieldName(to.segment(level));
            json.writeStartObject();
        }
    }

    private static void moveToEnd(JsonGenerator json, @Nullable Field from) throws IOException {
        for (int level = from == null ? 0 : from.depth() - 1; level > 0; level--) {
            json.writeEndObject();
        }
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(PayloadWriter.wellFormed(text));
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof List<?> several) {
            json.writeStartArray();
            for (Object one : several) {
                json.writeString(PayloadWriter.wellFormed((String) one));
            }
            json.writeEndArray();
        } else if (value instanceof RawRecord original) {
            json.writeUTF8String(original.buffer(), original.offset(), original.length());
        } else {
            PayloadWriter.write(json, (JsonNode) value);
        }
    }
}
