package io.ssmtrail.findings;

import io.ssmtrail.findings.Condition.Novelty;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.FieldNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Applies a rule to the events of its query, which come in the order of their time. Not for several threads. */
final class Detector {

    /** After so many events groups that can add nothing any more are let go of. */
    private static final int SWEEP = 10_000;

    private final Rule rule;
    private final EventKey group;
    private final Optional<EventKey> distinct;
    private final Optional<NewTerms> novelty;
    private final Map<List<String>, Watch> watches = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long events;

    Detector(Rule rule, FieldNames fields, Coverage archive) {
        Condition condition = rule.condition();
        this.rule = rule;
        this.group = EventKey.of(condition.groupBy(), fields, rule.id());
        this.distinct = condition.distinct().map(field -> EventKey.of(List.of(field), fields, rule.id()));
        this.novelty = condition.novelty().map(terms -> newTerms(terms, fields, archive));
    }

    private NewTerms newTerms(Novelty terms, FieldNames fields, Coverage archive) {
        return new NewTerms(
                EventKey.of(terms.terms(), fields, rule.id()),
                EventKey.of(terms.known(), fields, rule.id()),
                terms.history(),
                terms.learning(),
                archive.beginnings(terms.history()));
    }

    /** The fields that it looks at. */
    List<String> fields() {
        return Stream.of(
                        Stream.of("@timestamp", "event.id"),
                        Evidence.FIELDS.stream(),
                        group.all().stream(),
                        distinct.stream().flatMap(key -> key.all().stream()),
                        novelty.stream().flatMap(NewTerms::fields))
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    void event(Event event) {
        Optional<Instant> time = event.time();
        if (time.isEmpty() || (novelty.isPresent() && !novelty.get().isNew(event, time.get()))) {
            return;
        }
        watches.computeIfAbsent(group.group(event), key -> new Watch(rule, key))
                .event(event, time.get(), distinct.map(key -> key.combinations(event)));
        if (++events % SWEEP == 0) {
            sweep(time.get());
        }
    }

    private void sweep(Instant now) {
        for (Iterator<Watch> all = watches.values().iterator(); all.hasNext(); ) {
            Watch watch = all.next();
            if (watch.isOver(now)) {
                watch.end();
                findings.addAll(watch.findings());
                all.remove();
            }
        }
    }

    /** What was found, once no more events come. */
    List<Finding> findings() {
        watches.values().forEach(watch -> {
            watch.end();
            findings.addAll(watch.findings());
        });
        watches.clear();
        return findings;
    }
}
