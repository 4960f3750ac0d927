package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event that was found. Its JSON is looked into only when somebody asks for a field. Not for several threads. */
public final class Event {

    private static final JsonMapper JSON = new JsonMapper();

    private final byte[] buffer;
    private final int start;
    private final int length;
    private @Nullable JsonNode parsed;

    /** The document lies in a part of a buffer that must not change any more. */
    Event(byte[] buffer, int start, int length) {
        this.buffer = buffer;
        this.start = start;
        this.length = length;
    }

    /** The event that a document describes. */
    public static Event of(byte[] document) {
        return new Event(document.clone(), 0, document.length);
    }

    /** The same in a buffer of its own, to be kept when the page that it came on is not. */
    Event alone() {
        return new Event(Arrays.copyOfRange(buffer, start, start + length), 0, length);
    }

    /** Writes the document as it came, UTF-8. */
    public void write(OutputStream out) throws IOException {
        out.write(buffer, start, length);
    }

    /** The whole document. */
    public JsonNode document() {
        if (parsed == null) {
            try {
                parsed = JSON.readTree(buffer, start, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return parsed;
    }

    /** When the call was completed. */
    public Optional<Instant> time() {
        return value("@timestamp").map(Instant::parse);
    }

    /** Whether the call failed. */
    public boolean failed() {
        return value("event.outcome").filter("failure"::equals).isPresent();
    }

    /** Where the call came from: an address, or an AWS service. */
    public Optional<String> source() {
        return value("source.ip").or(() -> value("source.address"));
    }

    /** Whether it is a call of an action that was not refused: what was only tried has not happened. */
    boolean did(String action) {
        return !failed() && value("event.action").filter(action::equals).isPresent();
    }

    /** The first value of a field. */
    public Optional<String> value(String field) {
        List<String> values = values(field);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** All different values of a field, as text, in their order; objects as JSON. */
    public List<String> values(String field) {
        Set<String> values = new LinkedHashSet<>();
        collect(document(), field, values);
        return List.copyOf(values);
    }

    /** Members of payloads may have dots in their names. */
    private static void collect(JsonNode node, String path, Set<String> into) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, path, into));
            return;
        }
        if (path.isEmpty()) {
            if (!node.isNull()) {
                into.add(node.isContainerNode() ? node.toString() : node.asText());
            }
            return;
        }
        if (node.has(path)) {
            collect(node.get(path), "", into);
            return;
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            JsonNode member = node.get(path.substring(0, dot));
            if (member != null) {
                collect(member, path.substring(dot + 1), into);
                return;
            }
        }
    }
}
