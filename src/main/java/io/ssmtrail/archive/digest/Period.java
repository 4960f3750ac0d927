package io.ssmtrail.archive.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that digests are wanted of, told by their names, as what is in a digest may be forged until it is checked. With
 * an end, the digest after the last one belongs to it: it vouches for that one.
 *
 * @param from only digests of hours that end later
 * @param to only digests of hours that begin earlier, and the one after them
 */
public record Period(Optional<Instant> from, Optional<Instant> to) {

    /** Any time. */
    public static final Period ALL = new Period(Optional.empty(), Optional.empty());

    private static final Pattern STAMP = Pattern.compile("_(\\d{8}T\\d{6})Z\\.json(?:\\.gz)?$");
    private static final DateTimeFormatter STAMPED = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    /** What a digest covers, and once more, for the one after it. */
    private static final Duration HOURS = Duration.ofHours(2);

    /** Whether the digest of a name is wanted; one whose name tells no time is. */
    boolean takes(String name) {
        Optional<Instant> end = end(name);
        return end.map(hour -> !precedes(hour)
                        && to.map(last -> hour.isBefore(last.plus(HOURS))).orElse(true))
                .orElse(true);
    }

    /** Whether the digest of a name lies before it. */
    boolean beginsAfter(String name) {
        return end(name).map(this::precedes).orElse(false);
    }

    private boolean precedes(Instant end) {
        return from.map(first -> !end.isAfter(first)).orElse(false);
    }

    /** When the hour of a digest ends, which its name ends with. */
    private static Optional<Instant> end(String name) {
        Matcher stamp = STAMP.matcher(name);
        if (!stamp.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(stamp.group(1), STAMPED).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
