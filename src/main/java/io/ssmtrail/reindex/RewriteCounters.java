package io.ssmtrail.reindex;

import io.ssmtrail.bulk.BulkCounters;
import io.ssmtrail.bulk.BulkCounts;
import java.util.concurrent.atomic.LongAdder;

/** Counts documents while they are rewritten. Safe for several threads. */
final class RewriteCounters {

    private final LongAdder expected = new LongAdder();
    private final LongAdder read = new LongAdder();
    private final LongAdder mapped = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    void expect(long documents) {
        expected.add(documents);
    }

    void read() {
        read.increment();
    }

    /** One has been mapped again, and is on its way. */
    void mapped() {
        mapped.increment();
    }

    /** None could be made of it. */
    void rejected() {
        rejected.increment();
    }

    /** The figures of now, with what became of those that were sent. */
    Reindexer.Progress progress(BulkCounters bulks) {
        BulkCounts sent = bulks.now();
        return new Reindexer.Progress(
                expected.sum(),
                read.sum(),
                sent.stored(),
                sent.alreadyPresent(),
                rejected.sum() + sent.refused(),
                mapped.sum() - sent.settled());
    }
}
