package io.ssmtrail.archive.digest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The time that digests are wanted of.
 *
 * @param from only digests of hours that end later
 * @param to only digests of hours that begin earlier
 */
public record Period(Optional<Instant> from, Optional<Instant> to) {

    /** Any time. */
    public static final Period ALL = new Period(Optional.empty(), Optional.empty());

    /** Whether a digest is wanted; one that does not tell its time is. */
    boolean takes(DigestFile digest) {
        return from.flatMap(first -> time(digest.endTime()).map(end -> end.isAfter(first)))
                        .orElse(true)
                && to.flatMap(last -> time(digest.startTime()).map(start -> start.isBefore(last)))
                        .orElse(true);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
