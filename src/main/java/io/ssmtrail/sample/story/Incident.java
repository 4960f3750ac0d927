package io.ssmtrail.sample.story;

import java.time.Instant;
import java.util.List;

/**
 * Something bad in a story, and the events that it is made of.
 *
 * @param id a short name
 * @param title what happened, in a line
 * @param techniques the MITRE ATT&amp;CK techniques, such as {@code T1555.006}
 * @param narrative what happened, in some sentences
 * @param principal the ARN of who did it
 * @param account the account that it happened in
 * @param region the region that it happened in
 * @param start the time of its first event
 * @param end the time of its last event
 * @param events the ids of its events, in the order in which they happened
 */
public record Incident(
        String id,
        String title,
        List<String> techniques,
        String narrative,
        String principal,
        String account,
        String region,
        Instant start,
        Instant end,
        List<String> events) {}
