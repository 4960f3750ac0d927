package io.ssmtrail.findings;

import io.ssmtrail.search.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the events of one group: those of the last window, and the finding of the day that they have grown into.
 *
 * <p>What is found on a day depends on that day's events and on those of the window before it, and on nothing earlier: who
 * looks back so far finds the same, wherever he begins.
 */
final class Watch {

    private record Seen(Event event, Instant time, List<List<String>> values) {}

    private final Rule rule;
    private final List<String> group;
    private final Deque<Seen> window = new ArrayDeque<>();
    private final Map<List<String>, Integer> distinct = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Evidence> open = Optional.empty();

    Watch(Rule rule, List<String> group) {
        this.rule = rule;
        this.group = group;
    }

    /** Takes an event, and the values in it that are counted, where they are and not events. */
    void event(Event event, Instant time, Optional<List<List<String>>> values) {
        if (open.isPresent() && !open.get().isOfDayOf(time)) {
            end();
        }
        boolean follows = open.isPresent() && !isPast(open.get().last(), time);
        if (follows) {
            open.get().add(event, time);
        }
        if (!follows || countsTomorrow(time)) {
            remember(new Seen(event, time, values.orElse(List.of())));
        }
        if (!follows
                && (values.isPresent() ? distinct.size() : window.size())
                        >= rule.condition().atLeast()) {
            Evidence evidence = open.orElseGet(() -> new Evidence(group, time));
            window.forEach(seen -> evidence.add(seen.event(), seen.time()));
            open = Optional.of(evidence);
            if (!countsTomorrow(time)) {
                window.clear();
                distinct.clear();
            }
        }
    }

    /** Whether an event that made a finding may make another one together with events of the next day. */
    private boolean countsTomorrow(Instant time) {
        return rule.condition().atLeast() > 1
                && !time.plus(rule.condition().window())
                        .isBefore(time.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    private void remember(Seen seen) {
        window.add(seen);
        seen.values().forEach(value -> distinct.merge(value, 1, Integer::sum));
        while (isPast(window.element().time(), seen.time())) {
            forget(window.remove());
        }
    }

    private void forget(Seen seen) {
        seen.values().forEach(value -> distinct.computeIfPresent(value, (key, count) -> count == 1 ? null : count - 1));
    }

    private boolean isPast(Instant then, Instant now) {
        return then.plus(rule.condition().window()).isBefore(now);
    }

    /** Whether nothing that comes now can belong to what came before. */
    boolean isOver(Instant now) {
        return open.filter(evidence -> evidence.isOfDayOf(now)).isEmpty()
                && (window.isEmpty() || isPast(window.getLast().time(), now));
    }

    /** Closes the finding that is open. */
    void end() {
        open.ifPresent(evidence -> findings.add(evidence.finding(rule)));
        open = Optional.empty();
    }

    List<Finding> findings() {
        return findings;
    }
}
