package io.ssmtrail.questions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Elasticsearch answered, as lines that can be read and compared. */
record Answer(JsonNode json) {

    /** One line a hit: the values of the fields asked for, in the order given; {@code -} where there is none. */
    List<String> hits(String... fields) {
        List<String> lines = new ArrayList<>();
        for (JsonNode hit : json.at("/hits/hits")) {
            List<String> cells = new ArrayList<>();
            for (String field : fields) {
                List<String> values = new ArrayList<>();
                hit.path("fields").path(field).forEach(value -> values.add(value.asText()));
                cells.add(values.isEmpty() ? "-" : String.join(",", values));
            }
            lines.add(String.join(" | ", cells));
        }
        return lines;
    }

    /** One line for each innermost bucket: the keys that lead to it, then its metrics, or its count where it has none. */
    List<String> buckets() {
        List<String> lines = new ArrayList<>();
        json.path("aggregations").forEach(aggregation -> collect(aggregation, "", lines));
        return lines;
    }

    private static void collect(JsonNode aggregation, String path, List<String> lines) {
        JsonNode buckets = aggregation.path("buckets");
        if (!buckets.isContainerNode()) {
            // A single bucket, as of a filter, around others.
            aggregation.forEach(inner -> {
                if (inner.isObject()) {
                    collect(inner, path, lines);
                }
            });
            return;
        }
        if (buckets.isObject()) {
            buckets.properties().forEach(named -> bucket(named.getValue(), path + named.getKey(), lines));
        } else {
            buckets.forEach(bucket -> bucket(bucket, path + key(bucket), lines));
        }
    }

    private static String key(JsonNode bucket) {
        if (bucket.path("key").isObject()) {
            List<String> keys = new ArrayList<>();
            bucket.get("key").forEach(key -> keys.add(key.asText()));
            return String.join(" | ", keys);
        }
        return bucket.has("key_as_string")
                ? bucket.get("key_as_string").asText()
                : bucket.path("key").asText();
    }

    private static void bucket(JsonNode bucket, String path, List<String> lines) {
        List<String> metrics = new ArrayList<>();
        boolean inner = false;
        for (Map.Entry<String, JsonNode> member : bucket.properties()) {
            JsonNode value = member.getValue();
            if (value.has("buckets")) {
                inner = true;
                collect(value, path + " | ", lines);
            } else if (value.has("value_as_string")) {
                metrics.add(value.get("value_as_string").asText());
            } else if (value.has("value")) {
                metrics.add(
                        value.get("value").isNull()
                                ? "-"
                                : Long.toString(value.get("value").asLong()));
            }
        }
        if (!metrics.isEmpty()) {
            lines.add(path + " | " + String.join(" | ", metrics));
        } else if (!inner) {
            lines.add(path + " | " + bucket.path("doc_count").asText());
        }
    }
}
