package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Between Kibana's own form of a saved object and the source form, in which a change reads as a change: parts decoded, members sorted,
 * references and panels in an order that does not depend on who saved them, and nothing that differs from one Kibana to the next.
 */
final class SourceForm {

    private static final List<String> MEMBERS =
            List.of("type", "id", "coreMigrationVersion", "typeMigrationVersion", "references", "attributes");

    private static final Comparator<JsonNode> BY_REFERENCE = Comparator.comparing(
                    (JsonNode reference) -> reference.path("name").asText())
            .thenComparing(reference -> reference.path("type").asText())
            .thenComparing(reference -> reference.path("id").asText());

    private static final Comparator<JsonNode> BY_PLACE = Comparator.comparingInt(
                    (JsonNode panel) -> panel.at("/gridData/y").asInt())
            .thenComparingInt(panel -> panel.at("/gridData/x").asInt())
            .thenComparing(panel -> panel.path("panelIndex").asText());

    private SourceForm() {}

    /** From a line of an export, or from a source file that may have been edited by hand. */
    static SavedObject of(ObjectNode kibanaForm) {
        ObjectNode decoded = (ObjectNode) Json.sorted(EncodedParts.decode(kibanaForm));
        ObjectNode source = Json.object();
        for (String member : MEMBERS) {
            JsonNode value = decoded.get(member);
            if (value != null) {
                source.set(member, value);
            }
        }
        if (source.get("references") instanceof ArrayNode references) {
            source.set("references", ordered(references, BY_REFERENCE));
        }
        if (source.get("attributes") instanceof ObjectNode attributes
                && source.path("type").asText().equals("dashboard")) {
            tidyDashboard(attributes);
        }
        return new SavedObject(source);
    }

    /** One line of a bundle, as Kibana's import wants it, without the line feed. */
    static String bundleLine(SavedObject object) {
        return Json.compact(EncodedParts.encode(object.json()));
    }

    private static void tidyDashboard(ObjectNode attributes) {
        attributes.remove(List.of("hits", "version"));
        if (attributes.get("panelsJSON") instanceof ArrayNode panels) {
            for (JsonNode panel : panels) {
                ((ObjectNode) panel).remove("version");
                removeIfEmpty(panel.path("embeddableConfig"), "enhancements");
            }
            attributes.set("panelsJSON", ordered(panels, BY_PLACE));
        }
        for (JsonNode control : attributes.at("/controlGroupInput/panelsJSON")) {
            removeIfEmpty(control.path("explicitInput"), "enhancements");
        }
    }

    private static void removeIfEmpty(JsonNode parent, String member) {
        if (parent instanceof ObjectNode object
                && object.path(member).isObject()
                && object.path(member).isEmpty()) {
            object.remove(member);
        }
    }

    private static ArrayNode ordered(ArrayNode elements, Comparator<JsonNode> order) {
        ArrayNode copy = Json.array();
        StreamSupport.stream(elements.spliterator(), false).sorted(order).forEach(copy::add);
        return copy;
    }
}
