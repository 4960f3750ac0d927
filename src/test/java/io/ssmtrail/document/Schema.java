package io.ssmtrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.testing.TestIndex;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the shipped templates map, and what {@code fields.json} tells of it. */
final class Schema {

    /**
     * A field as {@code fields.json} describes it.
     *
     * @param source where in the record its value comes from
     */
    record Described(String field, String type, String meaning, String source, String example) {}

    /** A theme: a component template that maps fields. */
    record Theme(String name, String description, Map<String, JsonNode> fields) {}

    private static final JsonMapper JSON = new JsonMapper();

    private Schema() {}

    /** All mapped fields with their mappings, by path. */
    static Map<String, JsonNode> mapped() {
        return leaves(TestIndex.schema().path("mappings"));
    }

    static List<Described> described() throws IOException {
        return List.of(JSON.treeToValue(read("/mappings/fields.json"), Described[].class));
    }

    static List<Theme> themes() throws IOException {
        List<Theme> themes = new ArrayList<>();
        for (String name : List.of("ssm", "principal", "ecs", "cloudtrail")) {
            JsonNode component = read("/mappings/component/ssmtrail-" + name + ".json");
            themes.add(new Theme(
                    name, component.at("/_meta/description").asText(), leaves(component.at("/template/mappings"))));
        }
        return themes;
    }

    /** A mapping in the words of {@code fields.json}. */
    static String typeOf(JsonNode mapping) {
        if (!mapping.path("enabled").asBoolean(true)) {
            return "kept, not searchable";
        }
        boolean searchable = mapping.path("index").asBoolean(true);
        boolean docValues = mapping.path("doc_values").asBoolean(true);
        String use = searchable ? (docValues ? "" : ", search only") : (docValues ? ", doc values only" : "");
        return mapping.get("type").asText() + use;
    }

    private static Map<String, JsonNode> leaves(JsonNode mappings) {
        Map<String, JsonNode> fields = new TreeMap<>();
        collect(mappings, "", fields);
        return fields;
    }

    private static void collect(JsonNode object, String prefix, Map<String, JsonNode> fields) {
        object.path("properties").properties().forEach(member -> {
            String path = prefix + member.getKey();
            if (member.getValue().has("properties")) {
                collect(member.getValue(), path + ".", fields);
            } else {
                fields.put(path, member.getValue());
            }
        });
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(resource), resource)) {
            return JSON.readTree(in);
        }
    }
}
