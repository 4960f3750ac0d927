package io.ssmtrail.document;

import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents as one line of JSON each, without the line's end: fields in their order, those with a common prefix
 * within one object.
 */
public final class DocumentWriter {

    private static final List<Field> FIELDS = Field.all();

    /** What stands between the values of two fields, once it was needed; before the first one where there is no other. */
    private static final AtomicReferenceArray<byte[]> PASSAGES =
            new AtomicReferenceArray<>((FIELDS.size() + 1) * FIELDS.size());

    private DocumentWriter() {}

    /** Writes a document behind what was written before. */
    public static void write(Document document, JsonBytes json) {
        Field last = null;
        for (int place = document.nextPlace(0); place >= 0; place = document.nextPlace(place + 1)) {
            Field field = FIELDS.get(place);
            json.write(passage(last, field));
            write(Objects.requireNonNull(document.value(place)), json);
            last = field;
        }
        json.ascii(last == null ? "{}" : "}".repeat(last.segments().size()));
    }

    private static byte[] passage(@Nullable Field from, Field to) {
        int place = (from == null ? 0 : from.place() + 1) * FIELDS.size() + to.place();
        byte[] known = PASSAGES.get(place);
        if (known == null) {
            known = passage(Optional.ofNullable(from), to).getBytes(StandardCharsets.US_ASCII);
            PASSAGES.set(place, known);
        }
        return known;
    }

    private static String passage(Optional<Field> from, Field to) {
        int shared = from.map(to::commonObjects).orElse(0);
        List<String> names = to.segments().subList(shared, to.segments().size());
        return from.map(field -> "}".repeat(field.segments().size() - 1 - shared) + ",")
                        .orElse("{") + "\"" + String.join("\":{\"", names) + "\":";
    }

    private static void write(Object value, JsonBytes json) {
        if (value instanceof JsonString string) {
            json.string(string);
        } else if (value instanceof String text) {
            json.string(text);
        } else if (value instanceof Boolean truth) {
            json.truth(truth);
        } else if (value instanceof List<?> several) {
            write(several, json);
        } else if (value instanceof JsonObject part) {
            PayloadWriter.write(json, part);
        } else if (value instanceof RawRecord original) {
            json.string(original.buffer(), original.offset(), original.length(), original.quotes());
        } else if (value instanceof JsonValue scalar) {
            json.string(scalar.text());
        } else if (value instanceof Map<?, ?> members) {
            write(members, json);
        } else {
            json.ascii(value.toString());
        }
    }

    private static void write(List<?> several, JsonBytes json) {
        json.write('[');
        for (int i = 0; i < several.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            write(several.get(i), json);
        }
        json.write(']');
    }

    private static void write(Map<?, ?> members, JsonBytes json) {
        json.write('{');
        boolean first = true;
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!first) {
                json.write(',');
            }
            first = false;
            json.string((String) member.getKey());
            json.write(':');
            write(member.getValue(), json);
        }
        json.write('}');
    }
}
