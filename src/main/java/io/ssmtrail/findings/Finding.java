package io.ssmtrail.findings;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a rule found.
 *
 * @param id the same whenever something is found of its rule, its group and its day (UTC)
 * @param first time of its first event
 * @param last time of its last event
 * @param group what its events have in common, by the names that the rule gives
 * @param events how many events it is made of
 * @param eventIds the ids of the first of them
 * @param seen for each field that tells who and what, the values seen, the first of them
 */
public record Finding(
        String id,
        Rule rule,
        Instant first,
        Instant last,
        Map<String, String> group,
        long events,
        List<String> eventIds,
        Map<String, List<String>> seen) {

    /** Ids that a finding holds at most; its rule's query finds the rest. */
    public static final int MOST_IDS = 1_000;

    /** Values that a finding holds of a field at most. */
    public static final int MOST_VALUES = 50;
}
