package io.ssmtrail.sample.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The time that a story covers: from its start up to, and without, its end. */
public record Period(Instant start, Instant end) {

    private static final Duration VALIDATED = Duration.ofDays(5);

    /** So many days before an instant. */
    public static Period until(Instant end, int days) {
        return new Period(end.minus(Duration.ofDays(days)), end);
    }

    /** Since when the trail's files are validated: somebody turned that on five days before the end. */
    public Instant validated() {
        Instant turnedOn = end.minus(VALIDATED);
        return turnedOn.isBefore(start) ? start : turnedOn;
    }

    boolean contains(Instant time) {
        return !time.isBefore(start) && time.isBefore(end);
    }

    /** The days that it touches, in UTC. */
    public List<LocalDate> days() {
        return day(start).datesUntil(day(end).plusDays(1)).toList();
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
