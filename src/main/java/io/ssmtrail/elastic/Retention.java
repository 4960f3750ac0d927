package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.OperationException;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has Elasticsearch delete months by itself, once their last event is older than what is to be kept. Index lifecycle
 * management counts from the moment when an index was made unless it is told an origination date; that is the end of the
 * index's month here, so that events of 2018 do not stay for longer because they were loaded today.
 *
 * <p>The policy is bound to each index together with that date, and not by the index template, which could give it no date.
 * A component template that nothing is composed of remembers that there is a policy, for those who may not read policies.
 *
 * @see <a href="https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/index-lifecycle-management-settings">
 *     index.lifecycle.origination_date</a>
 */
public final class Retention {

    /**
     * An index that the policy was bound to.
     *
     * @param old whether it is older than what is to be kept, so that it will soon be deleted
     */
    public record Bound(String index, boolean old) {}

    static final String POLICY = "ssm-cloudtrail";

    private static final String POLICY_PATH = "/_ilm/policy/" + POLICY;
    private static final String NOTE_PATH = "/_component_template/ssmtrail-retention";
    private static final String NAME = "index.lifecycle.name";
    private static final String DATE = "index.lifecycle.origination_date";

    private Retention() {}

    /**
     * Puts the policy in place; {@link #uphold} binds it to indices.
     *
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached or does not allow it
     */
    public static void set(Elastic elastic, int days) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        ObjectNode delete = policy.putObject("policy").putObject("phases").putObject("delete");
        delete.put("min_age", days + "d").putObject("actions").putObject("delete");
        policy.withObject("/policy/_meta").put("managed_by", "ssmtrail");
        elastic.call("PUT", POLICY_PATH, policy.toString());
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        note.putObject("template");
        note.putObject("_meta")
                .put("description", "Tells that months of events are deleted by the policy " + POLICY)
                .put("managed_by", "ssmtrail")
                .put("retention_days", days);
        elastic.call("PUT", NOTE_PATH, note.toString());
    }

    /**
     * Makes sure that the cluster can keep events for so many days by itself.
     *
     * @throws OperationException where the cluster has no index lifecycle management
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached or does not allow it
     */
    public static void require(Elastic elastic, int days) {
        try {
            elastic.find(POLICY_PATH);
        } catch (OperationException noSuchEndpoint) {
            throw new OperationException(
                    "This Elasticsearch has no index lifecycle management, so it cannot delete old events by itself.",
                    "Run 'ssmtrail prune --older-than " + days
                            + "d --yes' now and then, for instance once a day by cron.",
                    noSuchEndpoint);
        }
    }

    /**
     * Binds the policy, where there is one, to the months that it is not bound to; one that has another policy keeps it.
     *
     * @throws io.ssmtrail.error.SsmtrailException where the cluster cannot be reached or does not allow it
     */
    public static List<Bound> uphold(Elastic elastic) {
        Optional<JsonNode> note = elastic.find(NOTE_PATH);
        if (note.isEmpty()) {
            return List.of();
        }
        int days = note.get()
                .at("/component_templates/0/component_template/_meta/retention_days")
                .asInt();
        Instant bound = Instant.now().minus(Period.ofDays(days));
        List<Bound> indices = new ArrayList<>();
        for (Map.Entry<String, JsonNode> index : settings(elastic).properties()) {
            IndexNames.monthOf(index.getKey()).map(IndexNames::endOf).ifPresent(end -> {
                JsonNode settings = index.getValue().path("settings");
                String name = settings.path(NAME).asText(POLICY);
                boolean bindsAlready =
                        settings.has(NAME) && settings.path(DATE).asText().equals(String.valueOf(end.toEpochMilli()));
                if (name.equals(POLICY) && !bindsAlready) {
                    ObjectNode wanted = JsonNodeFactory.instance.objectNode();
                    wanted.put(NAME, POLICY).put(DATE, end.toEpochMilli());
                    elastic.call("PUT", "/" + index.getKey() + "/_settings", wanted.toString());
                    indices.add(new Bound(index.getKey(), !end.isAfter(bound)));
                }
            });
        }
        return indices;
    }

    /**
     * Ends it: nothing is deleted by itself any more.
     *
     * @throws io.ssmtrail.error.SsmtrailException where the cluster cannot be reached or does not allow it
     */
    public static void end(Elastic elastic) {
        if (elastic.find(NOTE_PATH).isEmpty()) {
            return;
        }
        for (Map.Entry<String, JsonNode> index : settings(elastic).properties()) {
            if (index.getValue().path("settings").path(NAME).asText().equals(POLICY)) {
                elastic.call("POST", "/" + index.getKey() + "/_ilm/remove", "");
            }
        }
        elastic.call("DELETE", NOTE_PATH, "");
        if (elastic.find(POLICY_PATH).isPresent()) {
            elastic.call("DELETE", POLICY_PATH, "");
        }
    }

    private static JsonNode settings(Elastic elastic) {
        return elastic.call("GET", "/" + IndexNames.EVENTS + "/_settings?flat_settings=true", "");
    }
}
