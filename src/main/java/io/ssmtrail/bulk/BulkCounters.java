package io.ssmtrail.bulk;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what bulk requests bring while they are sent. Safe for several threads. */
public final class BulkCounters {

    private final LongAdder stored = new LongAdder();
    private final LongAdder alreadyPresent = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder failedTries = new LongAdder();
    private final LongAdder retried = new LongAdder();
    /** Microseconds of each request, to three digits. */
    private final Histogram latencies = new ConcurrentHistogram(3);

    void stored() {
        stored.increment();
    }

    void alreadyPresent() {
        alreadyPresent.increment();
    }

    void refused() {
        refused.increment();
    }

    void answered(long afterNanos, long bodyBytes) {
        latencies.recordValue(afterNanos / 1_000);
        nanos.add(afterNanos);
        bytes.add(bodyBytes);
    }

    void retry(int documents) {
        failedTries.increment();
        retried.add(documents);
    }

    /** The figures of now. */
    public BulkCounts now() {
        Histogram now = latencies.copy();
        BulkCounts.Latency latency =
                new BulkCounts.Latency(at(now, 50), at(now, 95), at(now, 99), micros(now.getMaxValue()));
        return new BulkCounts(
                stored.sum(),
                alreadyPresent.sum(),
                refused.sum(),
                new BulkCounts.Requests(
                        now.getTotalCount(), nanos.sum(), bytes.sum(), failedTries.sum(), retried.sum(), latency));
    }

    private static Duration at(Histogram latencies, double percentile) {
        return micros(latencies.getValueAtPercentile(percentile));
    }

    private static Duration micros(long count) {
        return Duration.ofNanos(1_000 * count);
    }
}
