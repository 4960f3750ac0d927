package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The documents of one shard that were last written at or before some operation on it, page by page. Elasticsearch numbers
 * the operations on a shard, and a document that is written again gets a new number: what is left of an interrupted pass is
 * found again by the number that was the last when the pass began.
 *
 * <p>Not for several threads. To be closed.
 *
 * @see <a href="https://www.elastic.co/docs/reference/elasticsearch/rest-apis/optimistic-concurrency-control">Sequence
 *     numbers</a>
 */
public final class StoredDocuments implements AutoCloseable {

    /**
     * A document as it is stored.
     *
     * @param seqNo the number of the operation that wrote it
     * @param primaryTerm goes with the number
     */
    public record StoredDocument(String id, long seqNo, long primaryTerm, JsonNode source) {}

    private static final JsonMapper JSON = new JsonMapper();

    private static final int MOST = 1_000;

    /** A page of events is a few megabytes; one of unusual records shall not be hundreds. */
    private static final int LARGE_PAGE = 16 << 20;

    private final PointInTime pointInTime;
    private final ObjectNode request;
    private int size = MOST;
    private boolean ended;

    private StoredDocuments(PointInTime pointInTime, ObjectNode request) {
        this.pointInTime = pointInTime;
        this.request = request;
    }

    /**
     * Begins reading.
     *
     * @param through the number of the last operation that counts
     * @throws io.ssmtrail.error.SsmtrailException where the cluster cannot be reached or does not allow it
     */
    public static StoredDocuments open(Elastic elastic, String index, int shard, long through) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("seq_no_primary_term", true).put("track_total_hits", false);
        request.putObject("query").putObject("range").putObject("_seq_no").put("lte", through);
        request.putArray("sort").add("_shard_doc");
        return new StoredDocuments(PointInTime.ofShard(elastic, index, shard), request);
    }

    /** How many there are, at the beginning. */
    public long count() {
        ObjectNode count = request.deepCopy().put("size", 0).put("track_total_hits", true);
        return search(count).at("/hits/total/value").asLong();
    }

    /** The next page; empty at the end. */
    public Optional<List<StoredDocument>> next() {
        if (ended) {
            return Optional.empty();
        }
        JsonNode hits = search(request.put("size", size)).at("/hits/hits");
        List<StoredDocument> page = new ArrayList<>(hits.size());
        for (JsonNode hit : hits) {
            page.add(new StoredDocument(
                    hit.path("_id").asText(),
                    hit.path("_seq_no").asLong(),
                    hit.path("_primary_term").asLong(),
                    hit.path("_source")));
        }
        if (page.isEmpty()) {
            ended = true;
            return Optional.empty();
        }
        request.set("search_after", hits.path(hits.size() - 1).path("sort"));
        return Optional.of(page);
    }

    private JsonNode search(ObjectNode body) {
        byte[] answer = pointInTime.search(body);
        if (answer.length > LARGE_PAGE) {
            size = Math.max(1, size / 2);
        }
        try {
            JsonNode read = JSON.readTree(answer);
            pointInTime.id(read.path("pit_id").asText());
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        pointInTime.close();
    }
}
