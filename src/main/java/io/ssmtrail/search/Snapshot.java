package io.ssmtrail.search;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.PointInTime;
import io.ssmtrail.search.EventSearch.Order;
import io.ssmtrail.search.EventSearch.Part;
import io.ssmtrail.search.EventSearch.Sink;
import io.ssmtrail.search.EventSearch.Taker;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The events as they are at one moment, whatever is loaded meanwhile: a point in time, read page by page. A few pages are in
 * memory, however many there are.
 *
 * <p>Not for several threads. To be closed.
 *
 * @see <a href="https://www.elastic.co/docs/reference/elasticsearch/rest-apis/paginate-search-results">Paging</a>
 */
public final class Snapshot implements AutoCloseable {

    private final PointInTime pointInTime;
    private final FieldNames fields;
    private final ExecutorService threads = Executors.newCachedThreadPool(Snapshot::thread);

    private Snapshot(PointInTime pointInTime, FieldNames fields) {
        this.pointInTime = pointInTime;
        this.fields = fields;
    }

    static Snapshot open(Elastic elastic, String indices, FieldNames fields) {
        PointInTime pointInTime = PointInTime.of(elastic, indices);
        if (pointInTime.shards() == 0) {
            pointInTime.close();
            throw EventSearch.noIndex(elastic, indices);
        }
        return new Snapshot(pointInTime, fields);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "snapshot");
        thread.setDaemon(true);
        return thread;
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
        boolean cut = part.equals(Part.FIELDS);
        request.set("_source", cut ? BooleanNode.TRUE : part.source());
        request.put("track_total_hits", false);
        request.set("sort", order.ofSnapshot());
        long given = 0;
        try (Pages pages = new Pages(page -> fetch(page, cut), request, limit, threads)) {
            for (Optional<Page> page = pages.next(); page.isPresent(); page = pages.next()) {
                for (Event event : page.get().events()) {
                    given++;
                    if (!taker.take(event)) {
                        return given;
                    }
                }
            }
        }
        return given;
    }

    /** How many events meet a query. */
    long count(ObjectNode query) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("size", 0).put("track_total_hits", true);
        request.set("query", query);
        return fetch(request, false).total();
    }

    private Page fetch(ObjectNode request, boolean cut) {
        byte[] answer = pointInTime.search(request);
        Page page = cut ? Page.readWithoutOriginals(answer) : Page.read(answer);
        page.pointInTime().ifPresent(pointInTime::id);
        return page;
    }

    @Override
    public void close() {
        threads.shutdown();
        pointInTime.close();
    }
}
