package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.search.Report.Group;
import io.ssmtrail.search.Report.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes reports, of a few requests each. */
public final class Reporter {

    private static final Duration USUAL_PERIOD = Duration.ofDays(7);

    private final Elastic elastic;
    private final String indices;
    private final FieldNames fields;

    public Reporter(Elastic elastic, String indices, FieldNames fields) {
        this.elastic = elastic;
        this.indices = indices;
        this.fields = fields;
    }

    /**
     * Reports on what meets a filter. Where that says no start, it is the last seven days before the end; where it says
     * no end, that is the latest event's, because archives end somewhere.
     *
     * @return empty where there is no event at all
     */
    public Optional<Report> report(EventFilter filter) {
        Optional<Instant> latest = latest(filter);
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        Instant until = filter.until().orElse(latest.get().plusSeconds(1));
        Instant since = filter.since().orElse(until.minus(USUAL_PERIOD));
        JsonNode now = ask(filter.between(Optional.of(since), Optional.of(until)), ReportQuery.whole(since, until));
        JsonNode callers = now.path("aggregations").path("callers");
        ObjectNode known = ReportQuery.known(values(who(callers)), values(tallies(callers.path("addresses"))));
        Instant before = since.minus(Duration.between(since, until));
        JsonNode then = ask(filter.between(Optional.of(before), Optional.of(since)), known);
        return Optional.of(read(since, until, now, then.path("aggregations").path("callers")));
    }

    private Optional<Instant> latest(EventFilter filter) {
        ObjectNode aggs = JsonNodeFactory.instance.objectNode();
        aggs.putObject("latest").putObject("max").put("field", "@timestamp");
        JsonNode latest = ask(filter, aggs).at("/aggregations/latest/value");
        return latest.isNumber() ? Optional.of(Instant.ofEpochMilli(latest.asLong())) : Optional.empty();
    }

    private JsonNode ask(EventFilter filter, ObjectNode aggregations) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("size", 0).put("track_total_hits", true);
        request.set("query", filter.query(fields));
        request.set("aggs", aggregations);
        JsonNode answer = elastic.call("POST", EventSearch.endpoint(indices), request.toString());
        if (answer.path("_shards").path("total").asInt() == 0) {
            throw EventSearch.noIndex(elastic, indices);
        }
        return answer;
    }

    private static Report read(Instant since, Instant until, JsonNode now, JsonNode callersBefore) {
        JsonNode found = now.path("aggregations");
        List<Volume> volume = new ArrayList<>();
        found.path("volume")
                .path("buckets")
                .forEach(bucket -> volume.add(new Volume(
                        Instant.ofEpochMilli(bucket.path("key").asLong()),
                        bucket.path("doc_count").asLong())));
        Map<String, Group> principals = new LinkedHashMap<>();
        found.path("actors")
                .path("buckets")
                .forEach(bucket -> principals.put(bucket.path("key").asText(), group(bucket)));
        JsonNode callers = found.path("callers");
        return new Report(
                since,
                until,
                now.at("/hits/total/value").asLong(),
                found.path("failed").path("doc_count").asLong(),
                volume,
                tallies(found.path("actions")),
                principals,
                tallies(found.path("by_others").path("nodes")),
                tallies(found.path("failures")),
                newcomers(who(callers), who(callersBefore)),
                isCut(callers.path("people")) || isCut(callers.path("others").path("names")),
                newcomers(tallies(callers.path("addresses")), tallies(callersBefore.path("addresses"))),
                isCut(callers.path("addresses")),
                group(found.path("sessions")),
                group(found.path("decrypted")));
    }

    private static Group group(JsonNode bucket) {
        long targets = bucket.path("targets").path("value").asLong();
        return new Group(
                bucket.path("doc_count").asLong(),
                targets,
                targets > ReportQuery.COUNTED_EXACTLY,
                who(bucket).stream().limit(ReportQuery.SOME).toList());
    }

    /** People by their e-mail address, all else by name. */
    private static List<Tally> who(JsonNode bucket) {
        List<Tally> who = new ArrayList<>(tallies(bucket.path("people")));
        who.addAll(tallies(bucket.path("others").path("names")));
        return who.stream()
                .sorted((a, b) -> Long.compare(b.events(), a.events()))
                .toList();
    }

    private static List<Tally> tallies(JsonNode terms) {
        List<Tally> tallies = new ArrayList<>();
        terms.path("buckets")
                .forEach(bucket -> tallies.add(new Tally(
                        bucket.path("key").asText(),
                        bucket.path("doc_count").asLong(),
                        bucket.path("doc_count_error_upper_bound").asLong() != 0)));
        return tallies;
    }

    /** Whether there are values that are not listed. */
    private static boolean isCut(JsonNode terms) {
        return terms.path("sum_other_doc_count").asLong() != 0;
    }

    private static List<String> values(List<Tally> tallies) {
        return tallies.stream().map(Tally::value).toList();
    }

    private static List<Tally> newcomers(List<Tally> now, List<Tally> before) {
        Set<String> known = Set.copyOf(values(before));
        return now.stream().filter(tally -> !known.contains(tally.value())).toList();
    }
}
