package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;

/**
 * What the credentials of a connection allow.
 *
 * @see <a href="https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-has-privileges">Has
 *     privileges</a>
 */
public final class Privileges {

    private static final JsonMapper JSON = new JsonMapper();

    private Privileges() {}

    /**
     * What is missing for a role's work, such as {@code read on ssm-cloudtrail-*}.
     *
     * @return empty where the cluster has no security, and so nothing is missing to anybody
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached, or does not know who asks
     */
    public static Optional<List<String>> missing(Elastic elastic, Role role) {
        ObjectNode question = JSON.createObjectNode();
        put(question, "cluster", role.definition().path("cluster"));
        put(question, "index", role.definition().path("indices"));
        return ask(elastic, question.toString()).map(Privileges::missing);
    }

    /** Whether searches of these indices are allowed. Those that are not look as if there were no index. */
    public static boolean mayRead(Elastic elastic, String indices) {
        ObjectNode question = JSON.createObjectNode();
        ObjectNode index = question.putArray("index").addObject();
        for (String name : indices.split(",", -1)) {
            index.withArray("names").add(name);
        }
        index.putArray("privileges").add("read");
        return ask(elastic, question.toString())
                .map(answer -> answer.path("has_all_requested").asBoolean())
                .orElse(true);
    }

    private static void put(ObjectNode question, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            question.set(name, value);
        }
    }

    private static List<String> missing(JsonNode answer) {
        List<String> missing = new ArrayList<>();
        answer.path("cluster").properties().forEach(privilege -> {
            if (!privilege.getValue().asBoolean()) {
                missing.add(privilege.getKey() + " of the cluster");
            }
        });
        answer.path("index")
                .properties()
                .forEach(index -> index.getValue().properties().forEach(privilege -> {
                    if (!privilege.getValue().asBoolean()) {
                        missing.add(privilege.getKey() + " on " + index.getKey());
                    }
                }));
        return missing;
    }

    private static Optional<JsonNode> ask(Elastic elastic, String question) {
        Response response = elastic.answer("POST", "/_security/user/_has_privileges", question);
        int status = response.getStatusLine().getStatusCode();
        try {
            if (status == 200) {
                return Optional.of(JSON.readTree(EntityUtils.toString(response.getEntity())));
            }
            // Without security nobody handles the question: 400, 404 or 405 by version.
            if (status == 400 || status == 404 || status == 405) {
                return Optional.empty();
            }
            throw elastic.failure(new ResponseException(response), "POST /_security/user/_has_privileges");
        } catch (IOException e) {
            throw elastic.failure(e, "POST /_security/user/_has_privileges");
        }
    }
}
