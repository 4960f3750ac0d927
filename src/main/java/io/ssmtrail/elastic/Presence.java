package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.ClusterException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether documents are in their indices, asked by id for many at once. The answer is true at that moment, whether or not
 * searches see them yet.
 *
 * @see <a href="https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-mget">Multi get</a>
 */
public final class Presence {

    /** Where a document should be. */
    public record Place(String index, String id) {}

    private static final String ENDPOINT =
            "/_mget?_source=false&filter_path=docs._id,docs.found,docs.error.type,docs.error.reason";

    private static final JsonMapper JSON = new JsonMapper();

    private Presence() {}

    /**
     * Those of the places that hold no document, in their order.
     *
     * @throws ClusterException where the cluster cannot be reached, does not allow it, or cannot tell
     */
    public static List<Place> missing(Elastic elastic, List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        ObjectNode question = JSON.createObjectNode();
        ArrayNode docs = question.putArray("docs");
        places.forEach(place -> docs.addObject().put("_index", place.index()).put("_id", place.id()));
        JsonNode answers = elastic.call("POST", ENDPOINT, question.toString()).path("docs");
        if (answers.size() != places.size()) {
            throw new ClusterException(
                    "Elasticsearch tells of " + answers.size() + " documents, not of " + places.size() + ".", "");
        }
        List<Place> missing = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (!isThere(answers.get(i))) {
                missing.add(places.get(i));
            }
        }
        return missing;
    }

    private static boolean isThere(JsonNode answer) {
        String trouble = answer.path("error").path("type").asText();
        if (!trouble.isEmpty() && !trouble.equals("index_not_found_exception")) {
            throw new ClusterException(
                    "Elasticsearch cannot tell whether an event is there: "
                            + answer.path("error").path("reason").asText(trouble) + ".",
                    "See that the cluster is well (all primary shards assigned), and try again.");
        }
        return answer.path("found").asBoolean();
    }
}
