package io.ssmtrail.sample;

import io.ssmtrail.sample.story.Incident;
import java.util.List;

/**
 * What a story came to.
 *
 * @param events how many events it has
 * @param files how many files it is in, digests and Insights among them
 * @param incidents its incidents, in the order in which they happened
 */
public record StorySummary(long events, int files, List<Incident> incidents) {}
