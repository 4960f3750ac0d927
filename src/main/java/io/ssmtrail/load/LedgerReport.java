package io.ssmtrail.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the ledger tells of all loads so far.
 *
 * @param complete inputs of which all that was selected is in the index
 * @param partial inputs with rejected records
 * @param failed inputs that could not be read to their end
 * @param runs the last loads, newest first
 * @param unfinished the last partial and failed inputs, newest first
 */
public record LedgerReport(long complete, long partial, long failed, List<Run> runs, List<FailedInput> unfinished) {

    /** A load. */
    public record Run(
            Instant started,
            Duration took,
            String status,
            String host,
            long files,
            long skipped,
            long read,
            long loaded,
            long rejected) {}

    /** An input that is not whole in the index. */
    public record FailedInput(Instant time, String status, String uri, String reason, long rejected) {}

    private static final int RUNS = 20;
    private static final int INPUTS = 50;

    private static final String SEARCH = "/" + IndexNames.LOADS + "/_search?ignore_unavailable=true";
    private static final String NEWEST_FIRST =
            "\"sort\":[{\"@timestamp\":{\"order\":\"desc\",\"unmapped_type\":\"date\"}}]";

    /** All inputs of the ledger. */
    public long inputs() {
        return complete + partial + failed;
    }

    /**
     * Reads the ledger.
     *
     * @throws io.ssmtrail.error.ClusterException where Elasticsearch cannot be reached, or does not allow it
     */
    public static LedgerReport read(Elastic elastic) {
        JsonNode inputs = elastic.call(
                "POST",
                SEARCH,
                "{\"size\":" + INPUTS + ",\"query\":{\"bool\":{\"filter\":[{\"term\":{\"kind\":\"input\"}},"
                        + "{\"terms\":{\"status\":[\"partial\",\"failed\"]}}]}}," + NEWEST_FIRST + "}");
        List<FailedInput> unfinished = new ArrayList<>();
        inputs.path("hits").path("hits").forEach(hit -> unfinished.add(input(hit.path("_source"))));
        JsonNode runs = elastic.call(
                "POST", SEARCH, "{\"size\":" + RUNS + ",\"query\":{\"term\":{\"kind\":\"run\"}}," + NEWEST_FIRST + "}");
        List<Run> last = new ArrayList<>();
        runs.path("hits").path("hits").forEach(hit -> last.add(run(hit.path("_source"))));
        return new LedgerReport(
                count(elastic, LedgerEntry.COMPLETE),
                count(elastic, LedgerEntry.PARTIAL),
                count(elastic, LedgerEntry.FAILED),
                last,
                unfinished);
    }

    private static long count(Elastic elastic, String status) {
        return elastic.call(
                        "POST",
                        "/" + IndexNames.LOADS + "/_count?ignore_unavailable=true",
                        "{\"query\":{\"bool\":{\"filter\":[{\"term\":{\"kind\":\"input\"}},{\"term\":{\"status\":\""
                                + status + "\"}}]}}}")
                .path("count")
                .asLong();
    }

    private static Run run(JsonNode source) {
        JsonNode records = source.path("records");
        return new Run(
                time(source.path("load").path("started")),
                Duration.ofMillis(source.path("duration_ms").asLong()),
                source.path("status").asText(),
                source.path("load").path("host").asText(),
                source.path("inputs").path("read").asLong(),
                source.path("inputs").path("skipped").asLong(),
                records.path("read").asLong(),
                records.path("loaded").asLong(),
                records.path("rejected").asLong());
    }

    private static FailedInput input(JsonNode source) {
        return new FailedInput(
                time(source.path("@timestamp")),
                source.path("status").asText(),
                source.path("input").path("uri").asText(),
                source.path("reason").asText(),
                source.path("records").path("rejected").asLong());
    }

    private static Instant time(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.textValue()) : Instant.EPOCH;
    }
}
