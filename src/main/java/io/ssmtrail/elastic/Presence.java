package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.ClusterException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether documents are in their indices, asked by id for many at once. The answer is true at that moment, whether or not
 * searches see them yet.
 *
 * @see <a href="https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-mget">Multi get</a>
 */
public final class Presence {

    /** Where a document should be. */
    public record Place(String index, String id) {}

    /**
     * What the cluster tells.
     *
     * @param missing places that hold no document
     * @param unknown places that the cluster cannot look into at the moment, and why
     */
    public record Answer(Set<Place> missing, Map<Place, String> unknown) {}

    private static final String ENDPOINT =
            "/_mget?_source=false&filter_path=docs._id,docs.found,docs.error.type,docs.error.reason";

    private static final JsonMapper JSON = new JsonMapper();

    private Presence() {}

    /**
     * Which of the places hold no document.
     *
     * @throws ClusterException where the cluster cannot be reached, or does not allow it
     */
    public static Answer ask(Elastic elastic, List<Place> places) {
        if (places.isEmpty()) {
            return new Answer(Set.of(), Map.of());
        }
        ObjectNode question = JSON.createObjectNode();
        ArrayNode docs = question.putArray("docs");
        places.forEach(place -> docs.addObject().put("_index", place.index()).put("_id", place.id()));
        JsonNode answers = elastic.call("POST", ENDPOINT, question.toString()).path("docs");
        if (answers.size() != places.size()) {
            throw new ClusterException(
                    "Elasticsearch tells of " + answers.size() + " documents, not of " + places.size() + ".", "");
        }
        Set<Place> missing = new HashSet<>();
        Map<Place, String> unknown = new LinkedHashMap<>();
        for (int i = 0; i < places.size(); i++) {
            JsonNode trouble = answers.get(i).path("error");
            if (trouble.path("type").asText().equals("security_exception")) {
                throw new ClusterException(
                        "Elasticsearch does not allow to read " + places.get(i).index() + ".",
                        "Ask for the privilege (role ssmtrail_reader), or use other credentials.");
            }
            if (!trouble.isMissingNode() && !trouble.path("type").asText().equals("index_not_found_exception")) {
                unknown.put(
                        places.get(i),
                        trouble.path("reason").asText(trouble.path("type").asText()));
            } else if (!answers.get(i).path("found").asBoolean()) {
                missing.add(places.get(i));
            }
        }
        return new Answer(missing, unknown);
    }
}
