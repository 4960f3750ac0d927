package io.ssmtrail.load;

import io.ssmtrail.load.LoadSnapshot.Latency;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what happens while it happens. Safe for several threads. */
final class LoadCounters {

    /** More names than Systems Manager has actions; beyond are records that somebody made up. */
    private static final int MAX_ACTIONS = 1_000;

    private final LongAdder inputsFound = new LongAdder();
    private final LongAdder inputsSkipped = new LongAdder();
    private final LongAdder bytesFound = new LongAdder();
    private final AtomicBoolean allFound = new AtomicBoolean();
    private final LongAdder inputsRead = new LongAdder();
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder inputsUnreadable = new LongAdder();
    private final LongAdder digests = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder notSelected = new LongAdder();
    private final LongAdder insights = new LongAdder();
    private final LongAdder identifiedByContent = new LongAdder();
    private final LongAdder loaded = new LongAdder();
    private final LongAdder alreadyPresent = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder rejectedByServer = new LongAdder();
    private final long began = System.nanoTime();
    private final LongAdder bulkNanos = new LongAdder();
    private final LongAdder bulkBytes = new LongAdder();
    private final LongAdder failedTries = new LongAdder();
    private final LongAdder retried = new LongAdder();
    /** Microseconds of each bulk request, to three digits. */
    private final Histogram latencies = new ConcurrentHistogram(3);

    private final Set<String> unknownActions = ConcurrentHashMap.newKeySet();

    void found(long size) {
        inputsFound.increment();
        bytesFound.add(Math.max(size, 0));
    }

    /** Inputs that the ledger tells to be finished. */
    void skipped(long inputs, long bytes) {
        inputsSkipped.add(inputs);
        bytesFound.add(-bytes);
    }

    void allFound() {
        allFound.set(true);
    }

    void unreadable() {
        inputsUnreadable.increment();
    }

    void bytesRead(long count) {
        bytesRead.add(count);
    }

    void inputRead(InputReport report) {
        if (report.leftOff()) {
            return;
        }
        inputsRead.increment();
        if (report.digest()) {
            digests.increment();
        }
        if (report.failure().isPresent()) {
            inputsUnreadable.increment();
        }
    }

    void read() {
        read.increment();
    }

    void event() {
        events.increment();
    }

    void notSelected() {
        notSelected.increment();
    }

    void insight() {
        insights.increment();
    }

    void rejected() {
        rejected.increment();
    }

    void identifiedByContent() {
        identifiedByContent.increment();
    }

    void unknownAction(String name) {
        if (unknownActions.size() < MAX_ACTIONS) {
            unknownActions.add(name);
        }
    }

    void loaded() {
        loaded.increment();
    }

    void alreadyPresent() {
        alreadyPresent.increment();
    }

    void rejectedByServer() {
        rejectedByServer.increment();
    }

    void bulk(long nanos, long bytes) {
        latencies.recordValue(nanos / 1_000);
        bulkNanos.add(nanos);
        bulkBytes.add(bytes);
    }

    void retry(int documents) {
        failedTries.increment();
        retried.add(documents);
    }

    private Latency latency(Histogram now) {
        return new Latency(at(now, 50), at(now, 95), at(now, 99), Duration.ofNanos(1_000 * now.getMaxValue()));
    }

    private static Duration at(Histogram latencies, double percentile) {
        return Duration.ofNanos(1_000 * latencies.getValueAtPercentile(percentile));
    }

    LoadSnapshot snapshot() {
        Histogram now = latencies.copy();
        long settled = loaded.sum() + alreadyPresent.sum() + rejectedByServer.sum();
        return new LoadSnapshot(
                new LoadSnapshot.Inputs(
                        inputsFound.sum(),
                        inputsSkipped.sum(),
                        bytesFound.sum(),
                        allFound.get(),
                        inputsRead.sum(),
                        bytesRead.sum(),
                        inputsUnreadable.sum(),
                        digests.sum()),
                new LoadSnapshot.Records(
                        read.sum(),
                        loaded.sum(),
                        alreadyPresent.sum(),
                        notSelected.sum(),
                        insights.sum(),
                        rejected.sum() + rejectedByServer.sum(),
                        identifiedByContent.sum(),
                        Math.max(0, events.sum() - settled)),
                new LoadSnapshot.Bulks(
                        now.getTotalCount(),
                        bulkNanos.sum(),
                        bulkBytes.sum(),
                        failedTries.sum(),
                        retried.sum(),
                        latency(now)),
                new TreeSet<>(unknownActions),
                Duration.ofNanos(System.nanoTime() - began));
    }
}
