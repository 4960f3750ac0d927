package io.ssmtrail.findings;

import io.ssmtrail.search.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.stream.Stream;

/** Remembers which combinations of values there were, and tells which are new. */
final class NewTerms {

    private final EventKey terms;
    private final EventKey known;
    private final Duration history;
    private final Duration learning;
    private final NavigableSet<Instant> beginnings;
    private final Map<List<String>, Instant> termsSeen = new HashMap<>();
    private final Map<List<String>, Instant> knownSeen = new HashMap<>();

    /**
     * A memory.
     *
     * @param known values that must have been there before, or what they come with is not new but all of it is
     * @param beginnings when the archive begins, and begins again after more than the history without events: everything
     *     is new then
     */
    NewTerms(EventKey terms, EventKey known, Duration history, Duration learning, NavigableSet<Instant> beginnings) {
        this.terms = terms;
        this.known = known;
        this.history = history;
        this.learning = learning;
        this.beginnings = beginnings;
    }

    /** The fields that it looks at. */
    Stream<String> fields() {
        return Stream.concat(terms.all().stream(), known.all().stream());
    }

    boolean isNew(Event event, Instant time) {
        boolean wasKnown = known.fields().isEmpty() || !remember(known, knownSeen, event, time);
        boolean isNew = remember(terms, termsSeen, event, time);
        return isNew && wasKnown && hasLearnt(time);
    }

    private boolean hasLearnt(Instant time) {
        Instant beginning = beginnings.floor(time);
        return beginning != null && !time.isBefore(beginning.plus(learning));
    }

    /** Whether any combination was not there. */
    private boolean remember(EventKey key, Map<List<String>, Instant> seen, Event event, Instant time) {
        boolean anyNew = false;
        for (List<String> combination : key.combinations(event)) {
            Instant before = seen.put(combination, time);
            anyNew |= before == null || before.plus(history).isBefore(time);
        }
        return anyNew;
    }
}
