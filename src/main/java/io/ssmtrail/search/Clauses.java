package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Clauses of Elasticsearch's query language.
 *
 * @see <a href="https://www.elastic.co/docs/reference/query-languages/querydsl">Query DSL</a>
 */
final class Clauses {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Pattern WILDCARDS = Pattern.compile("[*?\\\\]");

    private Clauses() {}

    static ObjectNode everything() {
        ObjectNode query = JSON.objectNode();
        query.putObject("match_all");
        return query;
    }

    static ObjectNode term(String field, String value) {
        ObjectNode query = JSON.objectNode();
        query.putObject("term").put(field, value);
        return query;
    }

    static ObjectNode terms(String field, Collection<String> values) {
        ObjectNode query = JSON.objectNode();
        ArrayNode list = query.putObject("terms").putArray(field);
        values.forEach(list::add);
        return query;
    }

    static ObjectNode exists(String field) {
        ObjectNode query = JSON.objectNode();
        query.putObject("exists").put("field", field);
        return query;
    }

    /** Whether a value is exactly this, or looks like it where stars or question marks stand in it; case is ignored. */
    static ObjectNode like(String field, String value) {
        boolean pattern = hasWildcard(value);
        ObjectNode query = JSON.objectNode();
        query.putObject(pattern ? "wildcard" : "term")
                .putObject(field)
                .put("value", value)
                .put("case_insensitive", true);
        return query;
    }

    /** Whether a value has this in it; case is ignored. */
    static ObjectNode contains(String field, String part) {
        ObjectNode query = JSON.objectNode();
        query.putObject("wildcard")
                .putObject(field)
                .put("value", "*" + WILDCARDS.matcher(part).replaceAll("\\\\$0") + "*")
                .put("case_insensitive", true);
        return query;
    }

    static boolean hasWildcard(String value) {
        return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    }

    static ObjectNode between(Optional<Instant> since, Optional<Instant> until) {
        ObjectNode query = JSON.objectNode();
        ObjectNode range = query.putObject("range").putObject("@timestamp");
        since.ifPresent(time -> range.put("gte", time.toString()));
        until.ifPresent(time -> range.put("lt", time.toString()));
        return query;
    }

    /** A query in Lucene's syntax; all words must match, each in any of the index's default fields. */
    static ObjectNode lucene(String text) {
        ObjectNode query = JSON.objectNode();
        query.putObject("query_string")
                .put("query", text)
                .put("default_operator", "AND")
                .put("lenient", true)
                .put("time_zone", "UTC");
        return query;
    }

    static ObjectNode anyOf(List<? extends JsonNode> clauses) {
        if (clauses.size() == 1 && clauses.get(0) instanceof ObjectNode only) {
            return only;
        }
        ObjectNode query = JSON.objectNode();
        query.putObject("bool")
                .put("minimum_should_match", 1)
                .putArray("should")
                .addAll(clauses);
        return query;
    }

    /** Without scores, which nobody looks at. */
    static ObjectNode allOf(List<? extends JsonNode> clauses) {
        if (clauses.isEmpty()) {
            return everything();
        }
        ObjectNode query = JSON.objectNode();
        query.putObject("bool").putArray("filter").addAll(clauses);
        return query;
    }

    static ObjectNode not(JsonNode clause) {
        ObjectNode query = JSON.objectNode();
        query.putObject("bool").putArray("must_not").add(clause);
        return query;
    }
}
