package io.ssmtrail.intake;

import io.ssmtrail.archive.ArchiveInput;
import java.util.Optional;

/** Counts the records of one input while it is read, for the input's report and for the whole load at once. */
final class InputTally {

    private final ArchiveInput input;
    private final RecordCounters counters;

    private long read;
    private long notSelected;
    private long insights;
    private long rejected;
    private long identifiedByContent;
    private boolean digest;
    private String place;
    /** Files within this input that could not be read. */
    private long unreadable;

    InputTally(ArchiveInput input, RecordCounters counters) {
        this.input = input;
        this.counters = counters;
        this.place = input.name();
    }

    /** Where what is counted next stands. */
    void at(String next) {
        place = next;
    }

    /** The input's name, or that of a file within it. */
    String place() {
        return place;
    }

    long read() {
        return read;
    }

    void found() {
        read++;
        counters.read();
    }

    void malformed() {
        read++;
        counters.read();
        rejected();
    }

    void unreadable() {
        unreadable++;
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
        counters.event();
        if (fromContent) {
            identifiedByContent++;
            counters.identifiedByContent();
        }
    }

    InputReport whole() {
        if (unreadable > 0) {
            return failed("has " + unreadable + (unreadable == 1 ? " file" : " files") + " in it that cannot be read");
        }
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
                input.name(), read, notSelected, insights, rejected, identifiedByContent, digest, leftOff, failure);
    }
}
