package io.ssmtrail.findings;

import io.ssmtrail.search.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers which combinations of values there were, and tells which are new. */
final class NewTerms {

    private final EventKey key;
    private final Duration history;
    private final Instant learntBy;
    private final Map<List<String>, Instant> lastSeen = new HashMap<>();

    NewTerms(EventKey key, Duration history, Instant learntBy) {
        this.key = key;
        this.history = history;
        this.learntBy = learntBy;
    }

    EventKey key() {
        return key;
    }

    boolean isNew(Event event, Instant time) {
        boolean anyNew = false;
        for (List<String> combination : key.combinations(event)) {
            Instant before = lastSeen.put(combination, time);
            anyNew |= before == null || before.plus(history).isBefore(time);
        }
        return anyNew && !time.isBefore(learntBy);
    }
}
