package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.OperationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings the fields that templates have got since into the indices that are there. Elasticsearch adds a field at any time,
 * and changes one only in what does not concern how it is stored; the rest is told.
 *
 * @see <a href="https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-indices-put-mapping">Update
 *     mapping</a>
 */
public final class MappingUpgrade {

    /**
     * What became of one index that was behind its template.
     *
     * @param updated fields that it has got, or that were changed
     * @param refused fields that stay as they are, and why
     */
    public record Outcome(String index, List<String> updated, Map<String, String> refused) {

        public boolean ofEvents() {
            return IndexNames.monthOf(index).isPresent();
        }
    }

    private static final String PROPERTIES = "properties";

    private final Elastic elastic;
    private final String index;
    private final List<String> updated = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    /** Fields that are there in another form. */
    private final Map<String, ObjectNode> changed = new LinkedHashMap<>();

    private MappingUpgrade(Elastic elastic, String index) {
        this.elastic = elastic;
        this.index = index;
    }

    /**
     * Compares each open index with what its template would make today, and adds what it lacks.
     *
     * @return the indices that were behind
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached or does not allow it
     */
    public static List<Outcome> run(Elastic elastic) {
        List<Outcome> outcomes = new ArrayList<>();
        Templates.patterns().forEach((template, pattern) -> {
            JsonNode present =
                    elastic.call("GET", "/" + pattern + "/_mapping?ignore_unavailable=true&allow_no_indices=true", "");
            if (present.isEmpty()) {
                return;
            }
            String sample = pattern.replace("*", "1970.01");
            JsonNode wanted = elastic.call("POST", "/_index_template/_simulate_index/" + sample, "")
                    .at("/template/mappings/" + PROPERTIES);
            for (Map.Entry<String, JsonNode> index : present.properties()) {
                MappingUpgrade upgrade = new MappingUpgrade(elastic, index.getKey());
                upgrade.bring(wanted, index.getValue().path("mappings").path(PROPERTIES));
                if (!upgrade.updated.isEmpty() || !upgrade.refused.isEmpty()) {
                    outcomes.add(new Outcome(index.getKey(), upgrade.updated, upgrade.refused));
                }
            }
        });
        return outcomes;
    }

    private void bring(JsonNode wanted, JsonNode present) {
        ObjectNode missing = missing("", wanted, present);
        if (!missing.isEmpty()) {
            put(missing);
        }
        changed.forEach((field, definition) -> {
            try {
                put(nested(field, definition));
                updated.add(field);
            } catch (OperationException e) {
                refused.put(field, String.valueOf(e.getMessage()));
            }
        });
    }

    private void put(ObjectNode properties) {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        mapping.set(PROPERTIES, properties);
        elastic.call("PUT", "/" + index + "/_mapping", mapping.toString());
    }

    private ObjectNode missing(String prefix, JsonNode wanted, JsonNode present) {
        ObjectNode missing = JsonNodeFactory.instance.objectNode();
        wanted.properties().forEach(member -> {
            String field = prefix + member.getKey();
            JsonNode want = member.getValue();
            JsonNode have = present.path(member.getKey());
            if (have.isMissingNode()) {
                missing.set(member.getKey(), want);
                leaves(field, want);
            } else if (want.has(PROPERTIES) && have.has(PROPERTIES)) {
                ObjectNode below = missing(field + ".", want.path(PROPERTIES), have.path(PROPERTIES));
                if (!below.isEmpty()) {
                    missing.putObject(member.getKey()).set(PROPERTIES, below);
                }
            } else if (isInterpreted(want) && !isSame(want, have)) {
                changed.put(field, (ObjectNode) want);
            }
        });
        return missing;
    }

    private void leaves(String field, JsonNode definition) {
        if (definition.has(PROPERTIES)) {
            definition
                    .path(PROPERTIES)
                    .properties()
                    .forEach(below -> leaves(field + "." + below.getKey(), below.getValue()));
        } else {
            updated.add(field);
        }
    }

    /** What only lies in the document may have more made of it in an index that is there. */
    private static boolean isInterpreted(JsonNode definition) {
        return definition.path("enabled").asBoolean(true);
    }

    /** Templates give numbers and truths as text where the mapping of an index has them as such. */
    private static boolean isSame(JsonNode want, JsonNode have) {
        if (!want.isObject() || !have.isObject()) {
            return want.isContainerNode() ? want.equals(have) : want.asText().equals(have.asText());
        }
        Set<String> names = new TreeSet<>();
        want.fieldNames().forEachRemaining(names::add);
        have.fieldNames().forEachRemaining(names::add);
        return names.stream().allMatch(name -> isSame(want.path(name), have.path(name)));
    }

    private static ObjectNode nested(String field, ObjectNode definition) {
        ObjectNode inner = definition;
        String path = field;
        for (int dot = path.lastIndexOf('.'); dot >= 0; dot = path.lastIndexOf('.')) {
            ObjectNode outer = JsonNodeFactory.instance.objectNode();
            outer.putObject(PROPERTIES).set(path.substring(dot + 1), inner);
            inner = outer;
            path = path.substring(0, dot);
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.set(path, inner);
        return whole;
    }
}
