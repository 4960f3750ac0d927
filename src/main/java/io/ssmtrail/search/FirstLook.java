package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import java.util.ArrayList;
import java.util.List;

/**
 * The few numbers that tell a newcomer what is in the index.
 *
 * @param events how many there are
 * @param actions the most frequent ones
 * @param people the principals that people act as
 * @param actors calls by kind of actor
 * @param failures failed calls by their class
 */
public record FirstLook(
        long events, List<Count> actions, List<Count> people, List<Count> actors, List<Count> failures) {

    /** A value and the number of events that have it. */
    public record Count(String value, long events) {}

    private static final String QUERY = """
            {
              "size": 0,
              "track_total_hits": true,
              "aggs": {
                "actions": {"terms": {"field": "event.action", "size": 8}},
                "people": {
                  "filter": {"term": {"aws.principal.actor": "person"}},
                  "aggs": {"values": {"terms": {"field": "aws.principal.session_name", "size": 5}}}
                },
                "actors": {"terms": {"field": "aws.principal.actor", "size": 5}},
                "failures": {"terms": {"field": "aws.ssm.failure.class", "size": 5}}
              }
            }
            """;

    /** Asks the index. */
    public static FirstLook of(Elastic elastic) {
        JsonNode answer = elastic.call("POST", "/" + IndexNames.EVENTS + "/_search", QUERY);
        JsonNode counts = answer.path("aggregations");
        return new FirstLook(
                answer.path("hits").path("total").path("value").asLong(),
                counts(counts.path("actions")),
                counts(counts.path("people").path("values")),
                counts(counts.path("actors")),
                counts(counts.path("failures")));
    }

    private static List<Count> counts(JsonNode terms) {
        List<Count> counts = new ArrayList<>();
        for (JsonNode bucket : terms.path("buckets")) {
            counts.add(new Count(
                    bucket.path("key").asText(), bucket.path("doc_count").asLong()));
        }
        return counts;
    }
}
