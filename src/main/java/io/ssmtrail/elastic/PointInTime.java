package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.SsmtrailException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Indices as they are at one moment, whatever is written to them meanwhile. It stays for as long as it is open, however
 * long nobody asks: who pages through an answer may read for an hour.
 *
 * <p>A thread of its own tells Elasticsearch that it is still wanted. To be closed, or that goes on until the program
 * ends. Safe for several threads.
 *
 * @see <a href="https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-open-point-in-time">Point in time</a>
 */
public final class PointInTime implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PointInTime.class.getName());

    /** What a program that was killed leaves behind goes after that; one that was stopped for less finds it again. */
    private static final String KEEP_ALIVE = "5m";

    private static final Duration RENEWAL = Duration.ofMinutes(1);

    private final Elastic elastic;
    private final int shards;
    private final Duration renewal;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Elasticsearch may give it another id with each answer. */
    private volatile String id;

    private PointInTime(Elastic elastic, JsonNode opened, Duration renewal) {
        this.elastic = elastic;
        this.id = opened.path("id").asText();
        this.shards = opened.path("_shards").path("total").asInt();
        this.renewal = renewal;
    }

    /**
     * Opens one of the indices of a name or pattern.
     *
     * @throws SsmtrailException where the cluster cannot be reached or does not allow it
     */
    public static PointInTime of(Elastic elastic, String indices) {
        return open(elastic, indices, "", RENEWAL);
    }

    /** Opens one of a single shard of an index. */
    static PointInTime ofShard(Elastic elastic, String index, int shard) {
        return open(elastic, index, "&preference=_shards:" + shard, RENEWAL);
    }

    static PointInTime open(Elastic elastic, String indices, String parameters, Duration renewal) {
        JsonNode opened = elastic.call("POST", "/" + indices + "/_pit?keep_alive=" + KEEP_ALIVE + parameters, "");
        PointInTime point = new PointInTime(elastic, opened, renewal);
        Thread thread = new Thread(point::renew, "point-in-time");
        thread.setDaemon(true);
        thread.start();
        return point;
    }

    /** Of how many shards it is; of none where there is no such index. */
    public int shards() {
        return shards;
    }

    /**
     * Answers a search, whole or not at all.
     *
     * @throws OperationException where Elasticsearch has let go of it
     */
    public byte[] search(ObjectNode request) {
        try {
            return elastic.bytes("POST", "/_search?allow_partial_search_results=false", here(request));
        } catch (OperationException e) {
            if (ClusterFailure.isMissing(e)) {
                throw new OperationException(
                        "Elasticsearch has let go of what was being read: a node of it was restarted, an index deleted, or "
                                + "this program stopped for some minutes. What came so far is not all.",
                        "Run it again.",
                        e.getCause());
            }
            throw e;
        }
    }

    /** Takes the id that an answer gives it. */
    public void id(String newest) {
        id = newest;
    }

    private String here(ObjectNode request) {
        request.putObject("pit").put("id", id).put("keep_alive", KEEP_ALIVE);
        return request.toString();
    }

    private void renew() {
        try {
            while (!closed.await(renewal.toMillis(), TimeUnit.MILLISECONDS)) {
                ask();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finds nothing, but asks every shard. */
    private void ask() {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("size", 0)
                .put("track_total_hits", false)
                .put("terminate_after", 1);
        try {
            JsonNode answer = elastic.call("POST", "/_search?request_cache=false", here(request));
            id(answer.path("pit_id").asText(id));
        } catch (RuntimeException e) {
            // The connection may be closed just now, and otherwise the next search tells what is wrong.
            LOG.log(Level.FINE, "a point in time is not renewed", e);
        }
    }

    /** Never fails: Elasticsearch lets go of it by itself, and what was read is whole. */
    @Override
    public void close() {
        closed.countDown();
        try {
            elastic.call(
                    "DELETE",
                    "/_pit",
                    JsonNodeFactory.instance.objectNode().put("id", id).toString());
        } catch (SsmtrailException e) {
            LOG.log(Level.FINE, "a point in time is not closed", e);
        }
    }
}
