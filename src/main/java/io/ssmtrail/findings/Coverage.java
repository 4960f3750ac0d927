package io.ssmtrail.findings;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which days the archive has events of.
 *
 * @param firstOfEachDay the time of the first event of each day (UTC) that has some, in order
 */
record Coverage(List<Instant> firstOfEachDay) {

    /** When the archive begins, and when it begins again after so long without any event. */
    NavigableSet<Instant> beginnings(Duration gap) {
        NavigableSet<Instant> beginnings = new TreeSet<>();
        Instant covered = Instant.MIN;
        for (Instant first : firstOfEachDay) {
            if (covered.isBefore(first.minus(gap))) {
                beginnings.add(first);
            }
            covered = first.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        }
        return beginnings;
    }
}
