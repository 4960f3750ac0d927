package io.ssmtrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.json.JsonBytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to stand in place of a document that is there: its record as it is mapped today, and what the record does not tell.
 * That is where its address was when it was loaded, unless that is looked up again, and all that others have put beside the
 * schema, such as {@code labels} and {@code tags}. Safe for several threads.
 */
public final class DocumentRevision {

    private static final Set<String> OWN =
            Field.all().stream().map(Field::root).collect(Collectors.toUnmodifiableSet());

    /** Looked up, and not in the record. */
    private static final List<String> PLACES = List.of("geo", "as");

    private static final JsonMapper JSON = new JsonMapper();

    private final boolean keepPlaces;

    /**
     * Prepares revisions.
     *
     * @param keepPlaces whether places of addresses stay as they are
     */
    public DocumentRevision(boolean keepPlaces) {
        this.keepPlaces = keepPlaces;
    }

    /** Writes the document as one line of JSON without the line's end. */
    public void write(MappedEvent event, JsonNode stored, JsonBytes json) throws IOException {
        Optional<ObjectNode> kept = kept(stored);
        if (kept.isEmpty()) {
            DocumentWriter.write(event.document(), json);
            return;
        }
        JsonBytes bytes = new JsonBytes();
        DocumentWriter.write(event.document(), bytes);
        ObjectNode document = (ObjectNode) JSON.readTree(bytes.buffer(), 0, bytes.length());
        kept.get().properties().forEach(member -> {
            if (member.getKey().equals("source")) {
                document.withObject("/source").setAll((ObjectNode) member.getValue());
            } else {
                document.set(member.getKey(), member.getValue());
            }
        });
        json.write(JSON.writeValueAsBytes(document));
    }

    private Optional<ObjectNode> kept(JsonNode stored) {
        ObjectNode kept = JSON.createObjectNode();
        stored.properties().forEach(member -> {
            if (!OWN.contains(member.getKey())) {
                kept.set(member.getKey(), member.getValue());
            }
        });
        if (keepPlaces) {
            for (String place : PLACES) {
                JsonNode known = stored.path("source").path(place);
                if (known.isObject()) {
                    kept.withObject("/source").set(place, known);
                }
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept);
    }
}
