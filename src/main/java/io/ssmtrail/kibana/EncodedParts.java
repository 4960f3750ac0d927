package io.ssmtrail.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/** The parts of a saved object that Kibana keeps as strings of JSON: decoded for people, encoded for Kibana. */
final class EncodedParts {

    private static final Set<String> OF_A_DATA_VIEW =
            Set.of("fieldAttrs", "fieldFormatMap", "fields", "runtimeFieldMap", "sourceFilters", "typeMeta");

    private static final Set<String> OF_OTHERS = Set.of(
            "ignoreParentSettingsJSON",
            "layerListJSON",
            "mapStateJSON",
            "optionsJSON",
            "panelsJSON",
            "searchSourceJSON",
            "uiStateJSON",
            "visState");

    private final Set<String> names;

    private EncodedParts(Set<String> names) {
        this.names = names;
    }

    /** A copy with every string-encoded part decoded, also those within decoded parts. */
    static ObjectNode decode(ObjectNode savedObject) {
        return (ObjectNode) of(savedObject).decoded(savedObject);
    }

    /** A copy with every such part as the string that Kibana expects. */
    static ObjectNode encode(ObjectNode savedObject) {
        return (ObjectNode) of(savedObject).encoded(savedObject);
    }

    private static EncodedParts of(ObjectNode savedObject) {
        boolean dataView = savedObject.path("type").asText().equals("index-pattern");
        return new EncodedParts(dataView ? OF_A_DATA_VIEW : OF_OTHERS);
    }

    private JsonNode decoded(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties()
                    .forEach(member -> copy.set(member.getKey(), decodedMember(member.getKey(), member.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(element -> copy.add(decoded(element)));
            return copy;
        }
        return node;
    }

    private JsonNode decodedMember(String name, JsonNode value) {
        if (!names.contains(name) || !value.isTextual()) {
            return decoded(value);
        }
        try {
            JsonNode parsed = Json.MAPPER.readTree(value.textValue());
            return parsed.isContainerNode() ? decoded(parsed) : value;
        } catch (JsonProcessingException e) {
            return value;
        }
    }

    private JsonNode encoded(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.object();
            object.properties().forEach(member -> {
                JsonNode value = encoded(member.getValue());
                boolean asText = names.contains(member.getKey()) && value.isContainerNode();
                copy.set(member.getKey(), asText ? TextNode.valueOf(Json.compact(value)) : value);
            });
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.array();
            array.forEach(element -> copy.add(encoded(element)));
            return copy;
        }
        return node;
    }
}
