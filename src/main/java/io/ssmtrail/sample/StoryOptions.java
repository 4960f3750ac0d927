package io.ssmtrail.sample;

import io.ssmtrail.error.UsageException;
import io.ssmtrail.sample.trail.Compression;
import io.ssmtrail.sample.trail.Shape;
import java.time.Instant;

/**
 * Which story to tell.
 *
 * @param seed the same seed, days and end: the same events
 * @param days how long it lasts: at least 3 days
 * @param end when it ends
 * @param shape the shape of its log files; digest files exist for {@link Shape#RECORDS} only
 * @param compression the compression of its log files
 */
public record StoryOptions(long seed, int days, Instant end, Shape shape, Compression compression) {

    private static final int FEWEST_DAYS = 3;
    private static final int DEFAULT_DAYS = 30;

    public StoryOptions {
        if (days < FEWEST_DAYS) {
            throw new UsageException(
                    "a story of " + days + " days is too short for its incidents",
                    "Ask for " + FEWEST_DAYS + " days at least; 30 are the default.");
        }
    }

    /** All that decides on the events: two stories of different events must not share the ids of some. */
    String what() {
        return String.join(" ", "story", Long.toString(seed), Integer.toString(days), end.toString());
    }

    /** Thirty days up to an instant, written as CloudTrail does. */
    public static StoryOptions until(Instant end) {
        return new StoryOptions(1, DEFAULT_DAYS, end, Shape.RECORDS, Compression.GZIP);
    }
}
