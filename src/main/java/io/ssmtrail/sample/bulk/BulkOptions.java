package io.ssmtrail.sample.bulk;

import io.ssmtrail.error.UsageException;
import io.ssmtrail.sample.trail.Compression;
import io.ssmtrail.sample.trail.Shape;
import java.time.Duration;
import java.time.Instant;

/**
 * What a bulk archive holds.
 *
 * @param seed the same seed and options, the same bytes
 * @param events how many events: 1 to 1,000,000,000
 * @param ssmShare which part of them are of Systems Manager: 0 to 1
 * @param recordsPerFile how many a file holds
 * @param period the time that they are spread over
 * @param end when the last of them happens at the latest
 * @param shape the shape of the files
 * @param compression the compression of the files
 */
public record BulkOptions(
        long seed,
        long events,
        double ssmShare,
        int recordsPerFile,
        Duration period,
        Instant end,
        Shape shape,
        Compression compression) {

    private static final long MOST_EVENTS = 1_000_000_000L;

    public BulkOptions {
        if (events < 1 || events > MOST_EVENTS) {
            throw new UsageException(
                    "an archive of " + events + " events cannot be made", "Ask for 1 to 1000000000 events.");
        }
        if (!(ssmShare >= 0 && ssmShare <= 1)) {
            throw new UsageException(
                    "a share of " + ssmShare + " is no share", "Give the share of SSM events as a number from 0 to 1.");
        }
        if (recordsPerFile < 1) {
            throw new UsageException(
                    "files of " + recordsPerFile + " records cannot be made", "Ask for 1 record a file at least.");
        }
        if (period.isNegative() || period.isZero()) {
            throw new UsageException("the events have no time to happen in", "Ask for 1 day at least.");
        }
    }

    /** How many of the events are of Systems Manager. */
    public long ssmEvents() {
        return Math.round(events * ssmShare);
    }

    long files() {
        return (events + recordsPerFile - 1) / recordsPerFile;
    }

    /** How many of the first so many events are of Systems Manager: they are spread evenly. */
    long ssmAmong(long first) {
        return first * ssmEvents() / events;
    }
}
