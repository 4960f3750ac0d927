package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Privileges;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.SsmtrailException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds events.
 *
 * <p>Few are read in one request, many from a {@link Snapshot}.
 */
public final class EventSearch {

    /** In which order events come. */
    public enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST,
        /** As they lie in the index, which is the fastest way to read them all. */
        NONE;

        /** For a single page, where events of the same time must not come in another order each time. */
        ArrayNode ofPage() {
            return this == NONE ? only("_doc") : only("@timestamp").addAll(only("event.id"));
        }

        /** For a point in time, where Elasticsearch itself tells events of the same time apart. */
        ArrayNode ofSnapshot() {
            return only(this == NONE ? "_shard_doc" : "@timestamp");
        }

        private ArrayNode only(String field) {
            ArrayNode sort = JsonNodeFactory.instance.arrayNode();
            sort.addObject().putObject(field).put("order", this == NEWEST_FIRST ? "desc" : "asc");
            return sort;
        }
    }

    /** Takes the events one by one. */
    public interface Sink {
        void event(Event event) throws IOException;
    }

    /**
     * Which part of the documents is fetched.
     *
     * @param includes fields; all where empty
     * @param excludes fields to leave out of these
     */
    public record Part(List<String> includes, List<String> excludes) {

        /** What the record was mapped to, without the record itself. */
        public static final Part FIELDS = new Part(List.of(), List.of("event.original"));

        /** The record as it stood in the archive, and nothing else. */
        public static final Part ORIGINAL = only(List.of("event.original"));

        public static Part only(List<String> fields) {
            return new Part(fields, List.of());
        }

        ObjectNode source() {
            ObjectNode source = JsonNodeFactory.instance.objectNode();
            includes.forEach(source.putArray("includes")::add);
            excludes.forEach(source.putArray("excludes")::add);
            return source;
        }
    }

    /** So many come in one answer. */
    private static final int FEW = 2_000;

    private final Elastic elastic;
    private final String indices;
    private final FieldNames fields;

    /** Searches in the indices of a name or pattern. */
    public EventSearch(Elastic elastic, String indices, FieldNames fields) {
        this.elastic = elastic;
        this.indices = indices;
        this.fields = fields;
    }

    /**
     * Counts the events that are wanted.
     *
     * @throws OperationException where no event was ever loaded
     */
    public long count(EventFilter filter) {
        ObjectNode request = query(filter).put("size", 0).put("track_total_hits", true);
        JsonNode answer = elastic.call("POST", endpoint(indices), request.toString());
        requireIndex(answer);
        return answer.at("/hits/total/value").asLong();
    }

    /** The time of the first event of each day (UTC) that has some, in order. */
    public List<Instant> firstOfEachDay() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("size", 0);
        ObjectNode days = request.putObject("aggs").putObject("days");
        days.putObject("date_histogram")
                .put("field", "@timestamp")
                .put("calendar_interval", "day")
                .put("min_doc_count", 1);
        days.putObject("aggs").putObject("first").putObject("min").put("field", "@timestamp");
        JsonNode answer = elastic.call("POST", endpoint(indices), request.toString());
        requireIndex(answer);
        List<Instant> first = new ArrayList<>();
        for (JsonNode day : answer.at("/aggregations/days/buckets")) {
            first.add(Instant.ofEpochMilli(day.at("/first/value").asLong()));
        }
        return first;
    }

    /**
     * Gives as many of the wanted events as asked for.
     *
     * @return how many there are in all
     * @throws OperationException where no event was ever loaded
     * @throws IOException the sink's
     */
    public long find(EventFilter filter, Order order, Part part, long limit, Sink sink) throws IOException {
        if (limit <= FEW) {
            return findFew(filter, order, part, (int) limit, sink);
        }
        try (Snapshot snapshot = snapshot()) {
            ObjectNode query = filter.query(fields);
            long given = snapshot.read(query, order, part, limit, event -> {
                sink.event(event);
                return true;
            });
            return given < limit ? given : snapshot.count(query);
        }
    }

    /** Decides after each event whether more are wanted. */
    public interface Taker {
        boolean take(Event event) throws IOException;
    }

    /** Gives the events that also meet a clause, until no more are wanted. */
    void findWhile(EventFilter filter, ObjectNode clause, Order order, Part part, Taker taker) throws IOException {
        ObjectNode query = Clauses.allOf(List.of(filter.query(fields), clause));
        try (Snapshot snapshot = snapshot()) {
            snapshot.read(query, order, part, Long.MAX_VALUE, taker);
        }
    }

    /** The events as they are now, for several questions that must be asked of the same. */
    public Snapshot snapshot() {
        return Snapshot.open(elastic, indices, fields);
    }

    private long findFew(EventFilter filter, Order order, Part part, int limit, Sink sink) throws IOException {
        ObjectNode request = query(filter).put("size", limit).put("track_total_hits", true);
        request.set("_source", part.source());
        request.set("sort", order.ofPage());
        Page page = Page.read(elastic.bytes("POST", endpoint(indices), request.toString()));
        if (page.shards() == 0) {
            throw noIndex(elastic, indices);
        }
        for (Event event : page.events()) {
            sink.event(event);
        }
        return page.total();
    }

    private ObjectNode query(EventFilter filter) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("query", filter.query(fields));
        return request;
    }

    /** Where questions go; half an answer would be a wrong one. */
    static String endpoint(String indices) {
        return "/" + indices + "/_search?allow_partial_search_results=false";
    }

    private void requireIndex(JsonNode answer) {
        if (answer.path("_shards").path("total").asInt(1) == 0) {
            throw noIndex(elastic, indices);
        }
    }

    /** Why no index was searched: there is none, or none that these credentials may read. */
    static SsmtrailException noIndex(Elastic elastic, String indices) {
        if (!Privileges.mayRead(elastic, indices)) {
            return new ClusterException(
                    "Elasticsearch does not allow to read " + indices + ".",
                    "Ask for the privilege (role ssmtrail_reader), or use other credentials.");
        }
        return new OperationException(
                "There is no index " + indices + ": nothing was loaded yet.",
                "Load archives with 'ssmtrail load PATH' (--reload where the indices were deleted), or look at a sample"
                        + " with 'ssmtrail demo'.");
    }
}
