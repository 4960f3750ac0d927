package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What tests want to know of the shipped objects. */
final class Panels {

    static final Path FOLDER = Path.of("kibana-dashboards");
    static final String EVENTS = "ssmtrail-events";
    static final String LOADS = "ssmtrail-loads";

    private static final Path MAPPINGS = Path.of("mappings");
    private static final Path COMPONENTS = MAPPINGS.resolve("component");

    /** A field before {@code :} or {@code >}, outside of quotes. */
    private static final Pattern KQL_FIELD = Pattern.compile("(@?[a-z_]+(?:\\.[a-z_]+)*) ?[:>]");

    private Panels() {}

    static List<SavedObject> all() {
        return new SourceFolder(FOLDER).read();
    }

    static List<SavedObject> ofType(String type) {
        return all().stream().filter(object -> object.type().equals(type)).toList();
    }

    /** Objects of a type over indices that have a template. */
    static List<SavedObject> overMappedIndices(String type) {
        return ofType(type).stream()
                .filter(object -> template(dataView(object)).isPresent())
                .toList();
    }

    static String dataView(SavedObject object) {
        for (JsonNode reference : object.json().path("references")) {
            if (reference.path("type").asText().equals("index-pattern")) {
                return reference.path("id").asText();
            }
        }
        return "";
    }

    /** Whether the description says that there may be nothing to see. */
    static boolean mayBeEmpty(SavedObject lens) {
        return Pattern.compile("\\bempty\\b", Pattern.CASE_INSENSITIVE)
                .matcher(lens.json().at("/attributes/description").asText())
                .find();
    }

    static JsonNode layers(SavedObject lens) {
        return lens.json().at("/attributes/state/datasourceStates/formBased/layers");
    }

    static Set<String> fieldsOf(String kql) {
        Set<String> fields = new LinkedHashSet<>();
        Matcher matcher = KQL_FIELD.matcher(kql.replaceAll("\"[^\"]*\"", "\"\""));
        while (matcher.find()) {
            fields.add(matcher.group(1));
        }
        return fields;
    }

    /** Every mapped field of a data view's indices and its type. */
    static Map<String, String> mapping(String dataView) {
        Map<String, String> types = new TreeMap<>();
        JsonNode template = json(template(dataView).orElseThrow());
        template.path("composed_of")
                .forEach(component ->
                        collect("", properties(json(COMPONENTS.resolve(component.asText() + ".json"))), types));
        collect("", properties(template), types);
        return types;
    }

    /** The template of a data view's indices. */
    static Optional<Path> template(String dataView) {
        return Optional.of(dataView.equals(EVENTS) ? "ssm-cloudtrail" : dataView)
                .map(name -> MAPPINGS.resolve(name + ".json"))
                .filter(Files::exists);
    }

    /** Every KQL query of an object, with where it stands. */
    static Map<String, String> queries(SavedObject object) {
        Map<String, String> queries = new LinkedHashMap<>();
        collectQueries("", object.json(), queries);
        return queries;
    }

    private static JsonNode properties(JsonNode template) {
        return template.at("/template/mappings/properties");
    }

    private static JsonNode json(Path file) {
        try {
            return Json.MAPPER.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String prefix, JsonNode properties, Map<String, String> types) {
        properties.properties().forEach(property -> {
            JsonNode inner = property.getValue().path("properties");
            if (inner.isMissingNode()) {
                types.put(
                        prefix + property.getKey(),
                        property.getValue().path("type").asText());
            } else {
                collect(prefix + property.getKey() + ".", inner, types);
            }
        });
    }

    private static void collectQueries(String path, JsonNode node, Map<String, String> queries) {
        if (node.path("language").asText().equals("kuery")) {
            queries.put(path, node.path("query").asText());
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> collectQueries(path + "/" + member.getKey(), member.getValue(), queries));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collectQueries(path + "/" + i, node.get(i), queries);
            }
        }
    }
}
