package io.ssmtrail.ledger;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.ledger.LedgerReport.FailedInput;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of failed inputs later. A file that was mended has another size or revision, and so an entry of its own beside
 * the one of its failure; only where it lies tells that both are of the same input.
 */
final class LaterLoads {

    private static final String URI = "input.uri";
    private static final String NEWEST = "newest";

    private LaterLoads() {}

    /**
     * Those of the entries that tell how an input is now.
     *
     * @param entries of failed and partial inputs, newest first; not more than a terms query takes
     */
    static List<FailedInput> stillUnfinished(Elastic elastic, List<FailedInput> entries) {
        if (entries.isEmpty()) {
            return entries;
        }
        Map<String, Double> whole = lastWhole(
                elastic, entries.stream().map(FailedInput::uri).distinct().toList());
        Set<String> told = new HashSet<>();
        return entries.stream()
                .filter(entry -> told.add(entry.uri()))
                .filter(entry ->
                        whole.getOrDefault(entry.uri(), 0.0) <= entry.time().toEpochMilli())
                .toList();
    }

    /** When inputs were last loaded whole, in milliseconds; those that never were are missing. */
    private static Map<String, Double> lastWhole(Elastic elastic, List<String> uris) {
        SearchRequest request = SearchRequest.of(search -> search.index(IndexNames.LOADS)
                .ignoreUnavailable(true)
                .size(0)
                .query(query -> query.bool(all -> all.filter(
                        is("kind", List.of("input")), is("status", List.of(LedgerEntry.COMPLETE)), is(URI, uris))))
                .aggregations(
                        URI,
                        byUri -> byUri.terms(terms -> terms.field(URI).size(uris.size()))
                                .aggregations(NEWEST, newest -> newest.max(max -> max.field("@timestamp")))));
        SearchResponse<JsonNode> answer =
                elastic.ask("POST /" + IndexNames.LOADS + "/_search", client -> client.search(request, JsonNode.class));
        Aggregate byUri = answer.aggregations().get(URI);
        Map<String, Double> times = new HashMap<>();
        if (byUri != null && byUri.isSterms()) {
            byUri.sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> Optional.ofNullable(bucket.aggregations().get(NEWEST))
                            .ifPresent(newest -> times.put(
                                    bucket.key().stringValue(), newest.max().value())));
        }
        return times;
    }

    private static Query is(String field, List<String> values) {
        List<FieldValue> wanted = values.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.terms(terms -> terms.field(field).terms(any -> any.value(wanted))));
    }
}
