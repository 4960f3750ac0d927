package io.ssmtrail.findings;

import io.ssmtrail.search.Event;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches the events of one group: those of the last window, and the finding that they have grown into. */
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
        if (open.isPresent() && isPast(open.get().last(), time)) {
            end();
        }
        if (open.isPresent()) {
            open.get().add(event, time);
            return;
        }
        window.add(new Seen(event, time, values.orElse(List.of())));
        values.ifPresent(all -> all.forEach(value -> distinct.merge(value, 1, Integer::sum)));
        while (isPast(window.element().time(), time)) {
            forget(window.remove());
        }
        if ((values.isPresent() ? distinct.size() : window.size())
                >= rule.condition().atLeast()) {
            Evidence evidence = new Evidence(group);
            window.forEach(seen -> evidence.add(seen.event(), seen.time()));
            open = Optional.of(evidence);
            window.clear();
            distinct.clear();
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
        Instant last = open.map(Evidence::last)
                .orElseGet(
                        () -> window.isEmpty() ? Instant.MIN : window.getLast().time());
        return last.equals(Instant.MIN) || isPast(last, now);
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
