package io.ssmtrail.load;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens while it happens. Safe for several threads. */
final class LoadCounters {

    private final LongAdder inputsFound = new LongAdder();
    private final LongAdder bytesFound = new LongAdder();
    private final AtomicBoolean allFound = new AtomicBoolean();
    private final LongAdder inputsRead = new LongAdder();
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder inputsUnreadable = new LongAdder();
    private final LongAdder digests = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final LongAdder notSelected = new LongAdder();
    private final LongAdder insights = new LongAdder();
    private final LongAdder identifiedByContent = new LongAdder();
    private final LongAdder loaded = new LongAdder();
    private final LongAdder alreadyPresent = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder bulks = new LongAdder();
    private final LongAdder bulkNanos = new LongAdder();
    private final LongAdder bulkBytes = new LongAdder();
    private final LongAdder retried = new LongAdder();

    void found(long size) {
        inputsFound.increment();
        bytesFound.add(Math.max(size, 0));
    }

    void allFound() {
        allFound.set(true);
    }

    void unreadable() {
        inputsUnreadable.increment();
    }

    void inputRead(InputReport report) {
        inputsRead.increment();
        bytesRead.add(Math.max(report.size(), 0));
        read.add(report.read());
        notSelected.add(report.notSelected());
        insights.add(report.insights());
        rejected.add(report.rejected());
        identifiedByContent.add(report.identifiedByContent());
        if (report.digest()) {
            digests.increment();
        }
        if (report.failure().isPresent()) {
            inputsUnreadable.increment();
        }
    }

    void loaded() {
        loaded.increment();
    }

    void alreadyPresent() {
        alreadyPresent.increment();
    }

    void rejectedByServer() {
        rejected.increment();
    }

    void bulk(long nanos, long bytes) {
        bulks.increment();
        bulkNanos.add(nanos);
        bulkBytes.add(bytes);
    }

    void retry(int documents) {
        retried.add(documents);
    }

    LoadSnapshot snapshot() {
        return new LoadSnapshot(
                new LoadSnapshot.Inputs(
                        inputsFound.sum(),
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
                        rejected.sum(),
                        identifiedByContent.sum()),
                new LoadSnapshot.Bulks(bulks.sum(), bulkNanos.sum(), bulkBytes.sum(), retried.sum()));
    }
}
