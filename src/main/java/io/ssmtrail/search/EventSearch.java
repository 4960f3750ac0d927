package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds events.
 *
 * <p>Few are read in one request; many in pages of a point in time, each of which starts after the last of the one
 * before, so that memory does not grow with their number.
 *
 * @see <a href="https://www.elastic.co/docs/reference/elasticsearch/rest-apis/paginate-search-results">Paging</a>
 */
public final class EventSearch {

    /** In which order events come, by their time. */
    public enum Order {
        NEWEST_FIRST("desc"),
        OLDEST_FIRST("asc");

        private final String word;

        Order(String word) {
            this.word = word;
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
    }

    private static final int PAGE = 2_000;

    private static final String KEEP_ALIVE = "2m";

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
        JsonNode answer =
                elastic.call("POST", "/" + indices + "/_count", query(filter).toString());
        requireIndex(answer);
        return answer.path("count").asLong();
    }

    /** The time of the first event there is. */
    public Optional<Instant> earliest() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("size", 0);
        request.putObject("aggs").putObject("earliest").putObject("min").put("field", "@timestamp");
        JsonNode answer = elastic.call("POST", "/" + indices + "/_search", request.toString());
        requireIndex(answer);
        JsonNode earliest = answer.at("/aggregations/earliest/value");
        return earliest.isNumber() ? Optional.of(Instant.ofEpochMilli(earliest.asLong())) : Optional.empty();
    }

    /**
     * Gives as many of the wanted events as asked for.
     *
     * @return how many there are in all; only those given where more than one page was asked for
     * @throws OperationException where no event was ever loaded
     * @throws IOException the sink's
     */
    public long find(EventFilter filter, Order order, Part part, long limit, Sink sink) throws IOException {
        ObjectNode request = query(filter);
        request.set("_source", source(part));
        if (limit <= PAGE) {
            return findFew(request, order, (int) limit, sink);
        }
        return findMany(request, order, limit, event -> {
            sink.event(event);
            return true;
        });
    }

    /** Decides after each event whether more are wanted. */
    public interface Taker {
        boolean take(Event event) throws IOException;
    }

    /** Gives the events that also meet a clause, until no more are wanted. */
    void findWhile(EventFilter filter, ObjectNode clause, Order order, Part part, Taker taker) throws IOException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("query", Clauses.allOf(List.of(filter.query(fields), clause)));
        request.set("_source", source(part));
        findMany(request, order, Long.MAX_VALUE, taker);
    }

    private long findFew(ObjectNode request, Order order, int limit, Sink sink) throws IOException {
        request.put("size", limit).put("track_total_hits", true);
        ArrayNode sort = request.putArray("sort");
        sort.add(sort("@timestamp", order.word));
        sort.add(sort("event.id", order.word));
        Page page = Page.read(elastic.bytes("POST", "/" + indices + "/_search", request.toString()));
        if (page.shards() == 0) {
            throw noIndex(indices);
        }
        for (Event event : page.events()) {
            sink.event(event);
        }
        return page.total();
    }

    private long findMany(ObjectNode request, Order order, long limit, Taker taker) throws IOException {
        JsonNode opened = elastic.call("POST", "/" + indices + "/_pit?keep_alive=" + KEEP_ALIVE, "");
        requireIndex(opened);
        String pointInTime = opened.path("id").asText();
        try {
            request.putObject("pit").put("id", pointInTime).put("keep_alive", KEEP_ALIVE);
            request.put("track_total_hits", false).putArray("sort").add(sort("@timestamp", order.word));
            return pages(request, limit, taker);
        } finally {
            ObjectNode close = JsonNodeFactory.instance.objectNode().put("id", pointInTime);
            elastic.call("DELETE", "/_pit", close.toString());
        }
    }

    private long pages(ObjectNode request, long limit, Taker taker) throws IOException {
        long given = 0;
        while (given < limit) {
            request.put("size", Math.min(PAGE, limit - given));
            Page page = Page.read(elastic.bytes("POST", "/_search", request.toString()));
            for (Event event : page.events()) {
                if (!taker.take(event)) {
                    return given;
                }
            }
            given += page.events().size();
            Optional<JsonNode> last = page.last();
            if (last.isEmpty()) {
                break;
            }
            request.set("search_after", last.get());
        }
        return given;
    }

    private ObjectNode query(EventFilter filter) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("query", filter.query(fields));
        return request;
    }

    private static ObjectNode sort(String field, String order) {
        ObjectNode sort = JsonNodeFactory.instance.objectNode();
        sort.putObject(field).put("order", order);
        return sort;
    }

    private static ObjectNode source(Part part) {
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        part.includes().forEach(source.putArray("includes")::add);
        part.excludes().forEach(source.putArray("excludes")::add);
        return source;
    }

    private void requireIndex(JsonNode answer) {
        if (answer.path("_shards").path("total").asInt(1) == 0) {
            throw noIndex(indices);
        }
    }

    static OperationException noIndex(String indices) {
        return new OperationException(
                "There is no index " + indices + ": nothing was loaded yet.",
                "Load archives with 'ssmtrail load PATH', or look at a sample with 'ssmtrail demo'.");
    }
}
