package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.elastic.Elastic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event, and what belongs to it. */
public final class EventLookup {

    /** What ties events together, and the field that holds it. */
    private enum Tie {
        SESSION("session", "aws.ssm.session.id"),
        COMMAND("command", "aws.ssm.command.id"),
        AUTOMATION("automation", "aws.ssm.automation.execution_id"),
        ACCESS_KEY("access key", "aws.cloudtrail.user_identity.access_key_id"),
        REQUEST("request", "aws.cloudtrail.request_id"),
        SHARED_EVENT("shared event", "aws.cloudtrail.shared_event_id");

        private final String kind;
        private final String field;

        Tie(String kind, String field) {
            this.kind = kind;
            this.field = field;
        }
    }

    private final Elastic elastic;
    private final String indices;

    public EventLookup(Elastic elastic, String indices) {
        this.elastic = elastic;
        this.indices = indices;
    }

    /**
     * The event of an id, with its record; empty where there is none.
     *
     * @throws io.ssmtrail.error.OperationException where no event was ever loaded
     */
    public Optional<Event> event(String id) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("size", 1);
        request.set("query", Clauses.term("event.id", id));
        Page page = Page.read(elastic.bytes("POST", EventSearch.endpoint(indices), request.toString()));
        if (page.shards() == 0) {
            throw EventSearch.noIndex(elastic, indices);
        }
        return page.events().stream().findFirst();
    }

    /** What the event has in common with others, and with how many; nothing that it shares with none. */
    public List<RelatedEvents> related(Event event) {
        List<RelatedEvents> asked = new ArrayList<>();
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("size", 0);
        ObjectNode filters = request.putObject("aggs")
                .putObject("related")
                .putObject("filters")
                .putObject("filters");
        for (Tie tie : Tie.values()) {
            for (String value : event.values(tie.field)) {
                filters.set(String.valueOf(asked.size()), Clauses.term(tie.field, value));
                asked.add(new RelatedEvents(tie.kind, tie.field, value, 0));
            }
        }
        if (asked.isEmpty()) {
            return List.of();
        }
        JsonNode buckets = elastic.call("POST", EventSearch.endpoint(indices), request.toString())
                .at("/aggregations/related/buckets");
        List<RelatedEvents> related = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            long events = buckets.path(String.valueOf(i)).path("doc_count").asLong();
            if (events > 1) {
                RelatedEvents one = asked.get(i);
                related.add(new RelatedEvents(one.kind(), one.field(), one.value(), events));
            }
        }
        return related;
    }
}
