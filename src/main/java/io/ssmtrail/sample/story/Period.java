package io.ssmtrail.sample.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The time that a story covers: from its start up to, and without, its end. */
public record Period(Instant start, Instant end) {

    /** So many days before an instant. */
    public static Period until(Instant end, int days) {
        return new Period(end.minus(Duration.ofDays(days)), end);
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
