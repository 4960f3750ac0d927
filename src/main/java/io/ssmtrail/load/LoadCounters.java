package io.ssmtrail.load;

import io.ssmtrail.bulk.BulkCounters;
import io.ssmtrail.bulk.BulkCounts;
import io.ssmtrail.intake.InputReport;
import io.ssmtrail.intake.RecordCounters;
import io.ssmtrail.intake.RecordCounts;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a load does while it does it. Safe for several threads. */
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
    private final RecordCounters records = new RecordCounters();
    private final BulkCounters bulks = new BulkCounters();
    private final Set<String> unknownActions = ConcurrentHashMap.newKeySet();
    private final long began = System.nanoTime();

    RecordCounters records() {
        return records;
    }

    BulkCounters bulks() {
        return bulks;
    }

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

    void unknownAction(String name) {
        if (unknownActions.size() < MAX_ACTIONS) {
            unknownActions.add(name);
        }
    }

    LoadSnapshot snapshot() {
        // In this order: what is sent has been read before, so that no more is settled than there is.
        BulkCounts sent = bulks.now();
        RecordCounts read = records.now();
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
                LoadSnapshot.Records.of(read, sent),
                sent.requests(),
                new TreeSet<>(unknownActions),
                Duration.ofNanos(System.nanoTime() - began));
    }
}
