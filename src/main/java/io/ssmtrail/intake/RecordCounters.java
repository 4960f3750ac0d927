package io.ssmtrail.intake;

import java.util.concurrent.atomic.LongAdder;

/** Counts records while they are read. Safe for several threads. */
public final class RecordCounters {

    private final LongAdder read = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder notSelected = new LongAdder();
    private final LongAdder insights = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder identifiedByContent = new LongAdder();

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

    /** The figures of now. */
    public RecordCounts now() {
        return new RecordCounts(
                read.sum(), events.sum(), notSelected.sum(), insights.sum(), rejected.sum(), identifiedByContent.sum());
    }
}
