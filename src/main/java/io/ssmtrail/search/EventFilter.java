package io.ssmtrail.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which events are wanted: those that meet all of this.
 *
 * @param text a query as the user wrote it, see {@link QueryText}
 * @param since earliest event time
 * @param until event time to end before
 * @param criteria for each, the values of which one must be there
 * @param failed only calls that failed
 * @param writes only calls that change something
 */
public record EventFilter(
        Optional<String> text,
        Optional<Instant> since,
        Optional<Instant> until,
        Map<Criterion, List<String>> criteria,
        boolean failed,
        boolean writes) {

    /** All events. */
    public static EventFilter all() {
        return new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), false, false);
    }

    /** The events that meet a query. */
    public static EventFilter of(String text) {
        return new EventFilter(Optional.of(text), Optional.empty(), Optional.empty(), Map.of(), false, false);
    }

    /** The same, of another time. */
    public EventFilter between(Optional<Instant> from, Optional<Instant> to) {
        return new EventFilter(text, from, to, criteria, failed, writes);
    }

    /**
     * As Elasticsearch's query.
     *
     * @throws io.ssmtrail.error.UsageException where the text is no query
     */
    public ObjectNode query(FieldNames fields) {
        List<ObjectNode> clauses = new ArrayList<>();
        text.filter(words -> !words.isBlank())
                .ifPresent(words -> clauses.add(Clauses.lucene(new QueryText(words, fields).lucene())));
        if (since.isPresent() || until.isPresent()) {
            clauses.add(Clauses.between(since, until));
        }
        for (Criterion criterion : Criterion.values()) {
            List<String> values = criteria.getOrDefault(criterion, List.of());
            if (!values.isEmpty()) {
                clauses.add(criterion.anyOf(values));
            }
        }
        if (failed) {
            clauses.add(Clauses.term("event.outcome", "failure"));
        }
        if (writes) {
            clauses.add(changing());
        }
        return Clauses.allOf(clauses);
    }

    /** CloudTrail's own word first; records of old have none, and the catalogue of actions stands in. */
    private static ObjectNode changing() {
        return Clauses.anyOf(List.of(
                Clauses.term("aws.cloudtrail.read_only", "false"),
                Clauses.allOf(List.of(
                        Clauses.not(Clauses.exists("aws.cloudtrail.read_only")),
                        Clauses.terms("aws.ssm.access_level", List.of("write", "tagging", "permissions"))))));
    }
}
