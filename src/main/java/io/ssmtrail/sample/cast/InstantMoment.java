package io.ssmtrail.sample.cast;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The moment of an instant. */
public record InstantMoment(Instant instant) implements Moment {

    private static final long SESSION_SECONDS = Duration.ofHours(6).toSeconds();

    // The locale's own pattern would put a narrow no-break space before AM from Java 20 on; CloudTrail writes a plain
    // one.
    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

    @Override
    public String iso() {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Override
    public String words() {
        return WORDS.format(instant);
    }

    @Override
    public String words(Duration later) {
        return WORDS.format(instant.plus(later));
    }

    @Override
    public String sessionStart(long phase) {
        long offset = Long.remainderUnsigned(phase, SESSION_SECONDS);
        long sinceStart = Math.floorMod(instant.getEpochSecond() - offset, SESSION_SECONDS);
        return instant.truncatedTo(ChronoUnit.SECONDS).minusSeconds(sinceStart).toString();
    }
}
