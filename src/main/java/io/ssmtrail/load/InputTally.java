package io.ssmtrail.load;

import io.ssmtrail.archive.ArchiveInput;
import java.util.Optional;

/** Counts the records of one input while it is read, for the input's report and for the whole load at once. */
final class InputTally {

    private final ArchiveInput input;
    private final LoadCounters counters;

    private long read;
    private long events;
    private long notSelected;
    private long insights;
    private long rejected;
    private long identifiedByContent;
    private boolean digest;
    /** Pieces that are no record before the first record; -1 once there was one. */
    private int foreign;

    InputTally(ArchiveInput input, LoadCounters counters) {
        this.input = input;
        this.counters = counters;
    }

    String name() {
        return input.name();
    }

    long read() {
        return read;
    }

    int foreignPieces() {
        return foreign;
    }

    boolean isForeign() {
        return foreign > 0 && !digest;
    }

    void found() {
        read++;
        counters.read();
        foreign = -1;
    }

    void malformed() {
        read++;
        counters.read();
        rejected();
        if (foreign >= 0) {
            foreign++;
        }
    }

    void rejected() {
        rejected++;
        counters.rejected();
    }

    void digest() {
        digest = true;
    }

    void notSelected() {
        notSelected++;
        counters.notSelected();
    }

    void insight() {
        notSelected();
        insights++;
        counters.insight();
    }

    void event(boolean fromContent) {
        events++;
        counters.event();
        if (fromContent) {
            identifiedByContent++;
            counters.identifiedByContent();
        }
    }

    InputReport whole() {
        return report(false, Optional.empty());
    }

    InputReport leftOff() {
        return report(true, Optional.empty());
    }

    InputReport failed(String reason) {
        return report(false, Optional.of(reason));
    }

    private InputReport report(boolean leftOff, Optional<String> failure) {
        return new InputReport(
                input.name(),
                input.size(),
                read,
                events,
                notSelected,
                insights,
                rejected,
                identifiedByContent,
                digest,
                leftOff,
                failure);
    }
}
