package io.ssmtrail.ledger;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the ledger tells of all loads so far. An input that failed, and was loaded whole later from the same place, counts as
 * complete only.
 *
 * @param complete inputs of which all that was selected is in the index
 * @param partial inputs with rejected records
 * @param failed inputs that could not be read to their end
 * @param runs the last loads, newest first
 * @param unfinished the last partial and failed inputs, newest first
 * @param bounded whether so many failed that only the last were looked through: the older ones count as partial and failed
 *     even where they were loaded whole later
 */
public record LedgerReport(
        long complete, long partial, long failed, List<Run> runs, List<FailedInput> unfinished, boolean bounded) {

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

    /** What a search gives at once. */
    private static final int LOOKED_THROUGH = 10_000;

    private static final String STATUS = "status";

    private static final SortOptions NEWEST_FIRST = SortOptions.of(sort ->
            sort.field(field -> field.field("@timestamp").order(SortOrder.Desc).unmappedType(FieldType.Date)));

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
        SearchResponse<JsonNode> inputs = search(
                elastic,
                request -> request.query(isOf("input"))
                        .postFilter(filter -> filter.terms(terms -> terms.field(STATUS)
                                .terms(values -> values.value(List.of(
                                        FieldValue.of(LedgerEntry.PARTIAL), FieldValue.of(LedgerEntry.FAILED))))))
                        .aggregations(STATUS, statuses -> statuses.terms(terms -> terms.field(STATUS)))
                        .source(source -> source.filter(filter ->
                                filter.includes("@timestamp", STATUS, "input.uri", "reason", "records.rejected")))
                        .size(LOOKED_THROUGH));
        SearchResponse<JsonNode> runs =
                search(elastic, request -> request.query(isOf("run")).size(RUNS));
        Map<String, Long> counts = counts(inputs);
        long entries = counts.getOrDefault(LedgerEntry.PARTIAL, 0L) + counts.getOrDefault(LedgerEntry.FAILED, 0L);
        List<FailedInput> read = sources(inputs).map(LedgerReport::input).toList();
        List<FailedInput> unfinished = LaterLoads.stillUnfinished(elastic, read);
        return new LedgerReport(
                counts.getOrDefault(LedgerEntry.COMPLETE, 0L),
                counts.getOrDefault(LedgerEntry.PARTIAL, 0L) - missing(LedgerEntry.PARTIAL, read, unfinished),
                counts.getOrDefault(LedgerEntry.FAILED, 0L) - missing(LedgerEntry.FAILED, read, unfinished),
                sources(runs).map(LedgerReport::run).toList(),
                unfinished.stream().limit(INPUTS).toList(),
                entries > read.size());
    }

    /** How many entries of a status were left out. */
    private static long missing(String status, List<FailedInput> all, List<FailedInput> kept) {
        return count(status, all) - count(status, kept);
    }

    private static long count(String status, List<FailedInput> entries) {
        return entries.stream().filter(entry -> entry.status().equals(status)).count();
    }

    private static SearchResponse<JsonNode> search(Elastic elastic, UnaryOperator<SearchRequest.Builder> what) {
        SearchRequest request = what.apply(new SearchRequest.Builder())
                .index(IndexNames.LOADS)
                .ignoreUnavailable(true)
                .sort(NEWEST_FIRST)
                .build();
        return elastic.ask("POST /" + IndexNames.LOADS + "/_search", client -> client.search(request, JsonNode.class));
    }

    private static Query isOf(String kind) {
        return Query.of(query -> query.term(term -> term.field("kind").value(kind)));
    }

    /** How many inputs have each status; none where there is no ledger, which then tells nothing of statuses either. */
    private static Map<String, Long> counts(SearchResponse<JsonNode> inputs) {
        Aggregate statuses = inputs.aggregations().get(STATUS);
        if (statuses == null || !statuses.isSterms()) {
            return Map.of();
        }
        return statuses.sterms().buckets().array().stream()
                .collect(Collectors.toMap(bucket -> bucket.key().stringValue(), StringTermsBucket::docCount));
    }

    private static Stream<JsonNode> sources(SearchResponse<JsonNode> answer) {
        return answer.hits().hits().stream().map(Hit::source).flatMap(Stream::ofNullable);
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
