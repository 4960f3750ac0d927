package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The search that Lens sends for one layer, near enough to see whether Elasticsearch answers it, and with data. */
final class LensQuery {

    private static final Pattern QUOTED_OR_NOT = Pattern.compile("\"[^\"]*\"|[^\"]+");

    private final String from;
    private final String to;

    /**
     * Searches within a time.
     *
     * @param from first instant, ISO 8601
     * @param to last instant, ISO 8601
     */
    LensQuery(String from, String to) {
        this.from = from;
        this.to = to;
    }

    ObjectNode of(SavedObject lens, JsonNode layer) {
        ObjectNode search = Json.object().put("size", 0).put("track_total_hits", true);
        ObjectNode bool = search.putObject("query").putObject("bool");
        var filters = bool.putArray("filter");
        filters.addObject()
                .putObject("range")
                .putObject("@timestamp")
                .put("gte", from)
                .put("lte", to);
        String kql = lens.json().at("/attributes/state/query/query").asText();
        if (!kql.isEmpty()) {
            filters.add(query(kql));
        }
        List<String> buckets = new ArrayList<>();
        List<String> metrics = new ArrayList<>();
        layer.path("columnOrder").forEach(id -> {
            boolean bucketed =
                    layer.path("columns").path(id.asText()).path("isBucketed").asBoolean();
            (bucketed ? buckets : metrics).add(id.asText());
        });
        search.set("aggs", aggregations(layer.path("columns"), buckets, metrics));
        return search;
    }

    /** KQL as a Lucene query: the subset that the shipped panels use. */
    static ObjectNode query(String kql) {
        StringBuilder lucene = new StringBuilder();
        Matcher parts = QUOTED_OR_NOT.matcher(kql);
        while (parts.find()) {
            String part = parts.group();
            lucene.append(
                    part.startsWith("\"")
                            ? part
                            : part.replaceAll("\\band\\b", "AND")
                                    .replaceAll("\\bor\\b", "OR")
                                    .replaceAll("\\bnot\\b", "NOT")
                                    .replaceAll("([\\w.@]+) ?: ?\\*(?=\\s|\\)|$)", "_exists_:$1")
                                    .replaceAll(" ?: ?", ":")
                                    .replaceAll("([\\w.]+) > (\\d+)", "$1:>$2"));
        }
        ObjectNode query = Json.object();
        query.putObject("query_string").put("query", lucene.toString()).put("lenient", false);
        return query;
    }

    private static ObjectNode aggregations(JsonNode columns, List<String> buckets, List<String> metrics) {
        ObjectNode aggs = Json.object();
        if (buckets.isEmpty()) {
            metrics.forEach(id -> metric(aggs, id, columns.path(id)));
            return aggs;
        }
        JsonNode column = columns.path(buckets.get(0));
        ObjectNode agg = aggs.putObject(buckets.get(0));
        ObjectNode inner = aggregations(columns, buckets.subList(1, buckets.size()), metrics);
        JsonNode params = column.path("params");
        switch (column.path("operationType").asText()) {
            case "terms" -> {
                ObjectNode terms = agg.putObject("terms")
                        .put("field", column.path("sourceField").asText());
                terms.put("size", params.path("size").asInt());
                String by = params.at("/orderBy/columnId").asText();
                String direction = params.path("orderDirection").asText();
                JsonNode ordering = columns.path(by);
                if (by.isEmpty()) {
                    terms.putObject("order").put("_key", direction);
                } else if (ordering.path("operationType").asText().equals("count") && !ordering.has("filter")) {
                    terms.putObject("order").put("_count", direction);
                } else {
                    terms.putObject("order").put(by, direction);
                    metric(inner, by, ordering);
                }
                if (params.path("accuracyMode").asBoolean()) {
                    terms.put("shard_size", 1000);
                }
            }
            case "date_histogram" ->
                agg.putObject("date_histogram")
                        .put("field", column.path("sourceField").asText())
                        .put("fixed_interval", "12h");
            case "filters" -> {
                ObjectNode filters = agg.putObject("filters").putObject("filters");
                for (JsonNode filter : params.path("filters")) {
                    filters.set(
                            filter.path("label").asText(),
                            query(filter.at("/input/query").asText()));
                }
            }
            default -> throw new IllegalArgumentException(column.toString());
        }
        agg.set("aggs", inner);
        return aggs;
    }

    private static void metric(ObjectNode aggs, String id, JsonNode column) {
        ObjectNode agg = Json.object();
        String operation = column.path("operationType").asText();
        String field = column.path("sourceField").asText();
        switch (operation) {
            case "count" -> agg.putObject("value_count").put("field", "@timestamp");
            case "unique_count" -> agg.putObject("cardinality").put("field", field);
            case "min", "max", "sum" -> agg.putObject(operation).put("field", field);
            default -> throw new IllegalArgumentException(column.toString());
        }
        if (column.has("filter")) {
            ObjectNode filtered = aggs.putObject(id);
            filtered.set("filter", query(column.at("/filter/query").asText()));
            filtered.putObject("aggs").set(id, agg);
        } else {
            aggs.set(id, agg);
        }
    }
}
