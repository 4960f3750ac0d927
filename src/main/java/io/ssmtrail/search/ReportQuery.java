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

    /** Of principals and addresses, to find out which are new. */
    private static final int ALL = 10_000;

    /** Every month counts for itself, and what is not among its most frequent values loses that month's events. */
    private static final int CANDIDATES = 1_000;

    /** The most that Elasticsearch offers; a few hundred kilobytes of memory. */
    private static final int PRECISION = 40_000;

    /** Beyond that Elasticsearch's estimate, which works on hashes, may be wrong by one and more. */
    static final int COUNTED_EXACTLY = 1_000;

    /** Bars that fit a page. */
    private static final int MOST_BARS = 31;

    private ReportQuery() {}

    static ObjectNode whole(Instant since, Instant until) {
        ObjectNode aggs = callers(Listed.most(ALL), Listed.most(ALL));
        ObjectNode histogram = aggs.putObject("volume").putObject("date_histogram");
        histogram
                .put("field", "@timestamp")
                .put("fixed_interval", interval(Duration.between(since, until)))
                .put("min_doc_count", 0);
        histogram
                .putObject("extended_bounds")
                .put("min", since.toEpochMilli())
                .put("max", until.minusMillis(1).toEpochMilli());
        terms(aggs, "actions", "event.action", Listed.most(TOP));
        terms(aggs, "failures", "aws.ssm.failure.class", Listed.most(TOP));
        aggs.putObject("failed").set("filter", Clauses.term("event.outcome", "failure"));
        ObjectNode actors = terms(aggs, "actors", "aws.principal.actor", Listed.most(TOP));
        who(actors.putObject("aggs"), Listed.most(SOME));
        filtered(
                aggs,
                "by_others",
                Clauses.not(Clauses.term("aws.principal.actor", "node_agent")),
                inner -> terms(inner, "nodes", "aws.ssm.node.id", Listed.most(TOP)));
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

    /** Which of these callers, and of these addresses, there are; whether one is, does not hang on how many others are. */
    static ObjectNode known(List<String> callers, List<String> addresses) {
        return callers(Listed.among(callers), Listed.among(addresses));
    }

    /** Who calls, and from which addresses; not the agents, whose addresses are the nodes'. */
    private static ObjectNode callers(Listed callers, Listed addresses) {
        ObjectNode aggs = JsonNodeFactory.instance.objectNode();
        filtered(
                aggs,
                "callers",
                Clauses.not(Clauses.terms("aws.principal.actor", List.of("node_agent", "aws_service"))),
                inner -> {
                    who(inner, callers);
                    terms(inner, "addresses", "source.ip", addresses);
                });
        return aggs;
    }

    private static void counted(ObjectNode aggs, String targets) {
        aggs.putObject("targets").putObject("cardinality").put("field", targets).put("precision_threshold", PRECISION);
        who(aggs, Listed.most(SOME));
    }

    private static void who(ObjectNode aggs, Listed listed) {
        terms(aggs, "people", "user.email", listed);
        filtered(
                aggs,
                "others",
                Clauses.not(Clauses.exists("user.email")),
                inner -> terms(inner, "names", "aws.principal.name", listed));
    }

    /**
     * Which values are listed.
     *
     * @param most how many, the most frequent
     * @param among only of these; of all where empty
     */
    private record Listed(int most, List<String> among) {

        static Listed most(int most) {
            return new Listed(most, List.of());
        }

        static Listed among(List<String> values) {
            return new Listed(Math.max(1, values.size()), values);
        }
    }

    private static ObjectNode terms(ObjectNode aggs, String name, String field, Listed listed) {
        ObjectNode agg = aggs.putObject(name);
        ObjectNode terms = agg.putObject("terms")
                .put("field", field)
                .put("size", listed.most())
                .put("shard_size", Math.max(CANDIDATES, 2 * listed.most()))
                .put("show_term_doc_count_error", true);
        if (!listed.among().isEmpty()) {
            listed.among().forEach(terms.putArray("include")::add);
        }
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
