package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.search.EventSearch.Order;
import io.ssmtrail.search.EventSearch.Part;
import io.ssmtrail.search.EventSearch.Sink;
import io.ssmtrail.search.EventSearch.Taker;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The events as they are at one moment, whatever is loaded meanwhile: a point in time, read page by page. While a page is
 * worked on the next one is fetched, so that two are in memory, however many there are.
 *
 * <p>Not for several threads. To be closed, or Elasticsearch keeps it for two minutes more.
 *
 * @see <a href="https://www.elastic.co/docs/reference/elasticsearch/rest-apis/paginate-search-results">Paging</a>
 */
public final class Snapshot implements AutoCloseable {

    private static final int PAGE = 2_000;

    private static final String KEEP_ALIVE = "2m";

    private final Elastic elastic;
    private final FieldNames fields;

    /** Elasticsearch may give it another id with each answer. */
    private volatile String id;

    private Snapshot(Elastic elastic, FieldNames fields, String id) {
        this.elastic = elastic;
        this.fields = fields;
        this.id = id;
    }

    static Snapshot open(Elastic elastic, String indices, FieldNames fields) {
        JsonNode opened = elastic.call("POST", "/" + indices + "/_pit?keep_alive=" + KEEP_ALIVE, "");
        if (opened.path("_shards").path("total").asInt() == 0) {
            throw EventSearch.noIndex(elastic, indices);
        }
        return new Snapshot(elastic, fields, opened.path("id").asText());
    }

    /**
     * Gives the events that meet a filter.
     *
     * @throws IOException the sink's
     */
    public void each(EventFilter filter, Order order, Part part, Sink sink) throws IOException {
        read(filter.query(fields), order, part, Long.MAX_VALUE, event -> {
            sink.event(event);
            return true;
        });
    }

    /** Gives the events that meet a query until there are enough, and tells how many were given. */
    long read(ObjectNode query, Order order, Part part, long limit, Taker taker) throws IOException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.set("query", query);
        request.set("_source", part.source());
        request.put("track_total_hits", false);
        request.putArray("sort").add(order.sort("@timestamp"));
        request.put("size", Math.min(PAGE, limit));
        long given = 0;
        Page page = fetch(request);
        while (true) {
            boolean more = page.events().size() == PAGE && given + PAGE < limit;
            CompletableFuture<Page> next = null;
            if (more) {
                request.set("search_after", page.last().orElseThrow());
                request.put("size", Math.min(PAGE, limit - given - PAGE));
                next = CompletableFuture.supplyAsync(() -> fetch(request));
            }
            for (Event event : page.events()) {
                given++;
                if (!taker.take(event)) {
                    await(next);
                    return given;
                }
            }
            if (next == null) {
                return given;
            }
            page = join(next);
        }
    }

    private Page fetch(ObjectNode request) {
        request.putObject("pit").put("id", id).put("keep_alive", KEEP_ALIVE);
        Page page = Page.read(elastic.bytes("POST", "/_search?allow_partial_search_results=false", request.toString()));
        page.pointInTime().ifPresent(newest -> id = newest);
        return page;
    }

    private static Page join(CompletableFuture<Page> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SsmtrailException known) {
                throw known;
            }
            throw e;
        }
    }

    /** A request under way must end before the snapshot does; what becomes of it does not matter any more. */
    private static void await(@Nullable CompletableFuture<Page> page) {
        if (page != null) {
            page.handle((answer, failure) -> "").join();
        }
    }

    @Override
    public void close() {
        ObjectNode close = JsonNodeFactory.instance.objectNode().put("id", id);
        elastic.call("DELETE", "/_pit", close.toString());
    }
}
