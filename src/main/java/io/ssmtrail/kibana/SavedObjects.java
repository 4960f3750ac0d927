package io.ssmtrail.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.program.ProgramFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several saved objects, and the NDJSON form in which Kibana imports and exports them. */
public final class SavedObjects {

    /** What the ids of the project's own objects start with. */
    static final String PREFIX = "ssmtrail-";

    private static final String SHIPPED = "/kibana-dashboards/ssmtrail.ndjson";

    /** What is referred to comes before what refers to it, so that a bundle reads from the bottom up. */
    private static final List<String> TYPES = List.of("index-pattern", "search", "lens", "map", "links", "dashboard");

    private static final Comparator<SavedObject> ORDER = Comparator.comparingInt(
                    (SavedObject object) -> TYPES.contains(object.type()) ? TYPES.indexOf(object.type()) : TYPES.size())
            .thenComparing(SavedObject::type)
            .thenComparing(SavedObject::id);

    private SavedObjects() {}

    /** The objects that come with the program. */
    public static List<SavedObject> shipped() {
        return parse(new String(ProgramFile.bytes(SavedObjects.class, SHIPPED), StandardCharsets.UTF_8));
    }

    /**
     * Reads a bundle or an export; the summary that ends an export is left out.
     *
     * @throws IllegalArgumentException if a line is not a saved object
     */
    static List<SavedObject> parse(String ndjson) {
        List<ObjectNode> objects = new ArrayList<>();
        for (String line : ndjson.lines().filter(text -> !text.isBlank()).toList()) {
            JsonNode node;
            try {
                node = Json.MAPPER.readTree(line);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("not a line of JSON: " + abbreviated(line), e);
            }
            if (node.has("exportedCount")) {
                continue;
            }
            if (!(node instanceof ObjectNode object)
                    || !node.path("type").isTextual()
                    || !node.path("id").isTextual()) {
                throw new IllegalArgumentException("not a saved object: " + abbreviated(line));
            }
            objects.add(object);
        }
        restoreIds(objects);
        return objects.stream().map(SourceForm::of).toList();
    }

    /** In a second space Kibana gives objects new ids and remembers the old one: undone, so that sources keep their ids. */
    private static void restoreIds(List<ObjectNode> objects) {
        Map<String, String> original = new HashMap<>();
        for (ObjectNode object : objects) {
            String origin = object.path("originId").asText();
            if (origin.startsWith(PREFIX)) {
                original.put(object.path("id").asText(), origin);
            }
        }
        if (original.isEmpty()) {
            return;
        }
        for (ObjectNode object : objects) {
            object.put(
                    "id",
                    original.getOrDefault(
                            object.path("id").asText(), object.path("id").asText()));
            for (JsonNode reference : object.path("references")) {
                String id = reference.path("id").asText();
                ((ObjectNode) reference).put("id", original.getOrDefault(id, id));
            }
        }
    }

    /** The bundle of these objects: one line each, in an order that depends on nothing but their types and ids. */
    public static String bundle(List<SavedObject> objects) {
        return objects.stream()
                .sorted(ORDER)
                .map(object -> SourceForm.bundleLine(object) + "\n")
                .collect(Collectors.joining());
    }

    private static String abbreviated(String line) {
        return line.length() <= 120 ? line : line.substring(0, 120) + "...";
    }
}
