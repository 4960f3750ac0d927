package io.ssmtrail.findings;

import io.ssmtrail.findings.Condition.Novelty;
import io.ssmtrail.search.EventFilter;
import io.ssmtrail.search.EventSearch;
import io.ssmtrail.search.EventSearch.Order;
import io.ssmtrail.search.EventSearch.Part;
import io.ssmtrail.search.FieldNames;
import io.ssmtrail.search.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs rules over the index. */
public final class Detection {

    private final EventSearch search;
    private final FieldNames fields;

    public Detection(EventSearch search, FieldNames fields) {
        this.search = search;
        this.fields = fields;
    }

    /**
     * What the rules find, the latest first. Events from before the start are looked at as far as findings of its day depend
     * on them, but make no findings by themselves.
     *
     * @param since findings must have an event from then on
     * @param until events must be before this
     */
    public List<Finding> find(List<Rule> rules, Optional<Instant> since, Optional<Instant> until) throws IOException {
        Coverage archive = new Coverage(search.firstOfEachDay());
        List<Finding> findings = new ArrayList<>();
        try (Snapshot events = search.snapshot()) {
            for (Rule rule : rules) {
                Detector detector = new Detector(rule, fields, archive);
                Optional<Instant> from = since.map(time -> beginning(rule.condition(), time));
                events.each(
                        EventFilter.of(rule.query()).between(from, until),
                        Order.OLDEST_FIRST,
                        Part.only(detector.fields()),
                        detector::event);
                detector.findings().stream()
                        .filter(finding -> since.isEmpty() || !finding.last().isBefore(since.get()))
                        .forEach(findings::add);
            }
        }
        findings.sort(Comparator.comparing(Finding::first).reversed().thenComparing(Finding::id));
        return findings;
    }

    /** The earliest event that a finding of a time's day can depend on. */
    private static Instant beginning(Condition condition, Instant time) {
        return time.truncatedTo(ChronoUnit.DAYS)
                .minus(condition.window())
                .minus(condition.novelty().map(Novelty::history).orElse(Duration.ZERO));
    }
}
