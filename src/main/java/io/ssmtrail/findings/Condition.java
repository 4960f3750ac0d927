package io.ssmtrail.findings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When events that meet a rule's query make a finding. What a group does on one day (UTC) is one finding, with the events
 * that follow within the window, however many they are.
 *
 * @param groupBy fields whose values tell the groups apart, see {@link EventKey}
 * @param window how far apart events may be to count together
 * @param atLeast how many events, or different values, there must be within the window
 * @param distinct the field whose different values are counted instead of events
 * @param novelty only events that show something new count
 */
record Condition(
        List<String> groupBy, Duration window, int atLeast, Optional<String> distinct, Optional<Novelty> novelty) {

    /**
     * A combination of values that was not there before.
     *
     * @param terms the fields
     * @param known fields of which the values must have been there before; none where all may be new
     * @param history how long a combination is remembered after it was last seen
     * @param learning how long nothing is taken for new, because everything is: after the archive's first event, and after
     *     the first one behind a gap in it that is longer than the history
     */
    record Novelty(List<String> terms, List<String> known, Duration history, Duration learning) {}
}
