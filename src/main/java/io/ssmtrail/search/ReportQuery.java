package io.ssmtrail.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The aggregations that a report is made of. */
final class ReportQuery {

    private static final int TOP = 10;

    /** Of people and principals. */
    static final int SOME = 5;

    /** Who is new is found by comparing lists; nobody has more principals or addresses in a report's period. */
    static final int ALL = 10_000;

    /** Bars that fit a page. */
    private static final int MOST_BARS = 31;

    private ReportQuery() {}

    static ObjectNode whole(Instant since, Instant until) {
        ObjectNode aggs = newcomers();
        ObjectNode histogram = aggs.putObject("volume").putObject("date_histogram");
        histogram
                .put("field", "@timestamp")
                .put("fixed_interval", interval(Duration.between(since, until)))
                .put("min_doc_count", 0);
        histogram
                .putObject("extended_bounds")
                .put("min", since.toEpochMilli())
                .put("max", until.minusMillis(1).toEpochMilli());
        terms(aggs, "actions", "event.action", TOP);
        terms(aggs, "failures", "aws.ssm.failure.class", TOP);
        aggs.putObject("failed").set("filter", Clauses.term("event.outcome", "failure"));
        ObjectNode actors = terms(aggs, "actors", "aws.principal.actor", TOP);
        who(actors.putObject("aggs"), SOME);
        filtered(
                aggs,
                "by_others",
                Clauses.not(Clauses.term("aws.principal.actor", "node_agent")),
                inner -> terms(inner, "nodes", "aws.ssm.node.id", TOP));
        filtered(
                aggs,
                "sessions",
                Clauses.allOf(List.of(
                        Clauses.term("event.action", "StartSession"), Clauses.term("event.outcome", "success"))),
                inner -> counted(inner, "aws.ssm.node.id"));
        filtered(
                aggs,
                "decrypted",
                Clauses.allOf(List.of(
                        Clauses.term("aws.ssm.parameter.with_decryption", "true"),
                        Clauses.term("event.outcome", "success"))),
                inner -> counted(inner, "aws.ssm.parameter.name"));
        return aggs;
    }

    /** Who calls, and from which addresses; not the agents, whose addresses are the nodes'. */
    static ObjectNode newcomers() {
        ObjectNode aggs = JsonNodeFactory.instance.objectNode();
        filtered(
                aggs,
                "callers",
                Clauses.not(Clauses.terms("aws.principal.actor", List.of("node_agent", "aws_service"))),
                inner -> {
                    who(inner, ALL);
                    terms(inner, "addresses", "source.ip", ALL);
                });
        return aggs;
    }

    private static void counted(ObjectNode aggs, String targets) {
        aggs.putObject("targets").putObject("cardinality").put("field", targets);
        who(aggs, SOME);
    }

    private static void who(ObjectNode aggs, int size) {
        terms(aggs, "people", "user.email", size);
        filtered(
                aggs,
                "others",
                Clauses.not(Clauses.exists("user.email")),
                inner -> terms(inner, "names", "aws.principal.name", size));
    }

    private static ObjectNode terms(ObjectNode aggs, String name, String field, int size) {
        ObjectNode agg = aggs.putObject(name);
        agg.putObject("terms").put("field", field).put("size", size);
        return agg;
    }

    private interface Inner {
        void fill(ObjectNode aggs);
    }

    private static void filtered(ObjectNode aggs, String name, ObjectNode filter, Inner inner) {
        ObjectNode agg = aggs.putObject(name);
        agg.set("filter", filter);
        inner.fill(agg.putObject("aggs"));
    }

    private static String interval(Duration period) {
        for (String step : List.of("1m", "5m", "15m", "1h", "3h", "1d", "7d", "30d")) {
            if (period.dividedBy(length(step)) <= MOST_BARS) {
                return step;
            }
        }
        return "90d";
    }

    private static Duration length(String step) {
        String unit = step.substring(step.length() - 1);
        return Duration.parse(
                unit.equals("d") ? "P" + step.toUpperCase(Locale.ROOT) : "PT" + step.toUpperCase(Locale.ROOT));
    }
}
