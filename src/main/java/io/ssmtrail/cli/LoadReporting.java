package io.ssmtrail.cli;

import io.ssmtrail.load.LoadListener;
import io.ssmtrail.load.LoadSnapshot;
import io.ssmtrail.load.LoadSnapshot.Inputs;
import io.ssmtrail.load.LoadSnapshot.Records;
import io.ssmtrail.load.Rejection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells of failures while a load runs, and of the whole at its end. */
final class LoadReporting implements LoadListener {

    /** More would hide the rest; all stand in the file of rejected records. */
    private static final int MAX_LINES = 50;

    private final PrintWriter err;
    private final AtomicInteger lines = new AtomicInteger();

    LoadReporting(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void unreadable(String input, String reason) {
        line(input + ": " + reason);
    }

    @Override
    public void rejected(Rejection rejection) {
        line(rejection.input() + ", record " + rejection.position() + ": " + rejection.reason());
    }

    private void line(String text) {
        int number = lines.incrementAndGet();
        if (number <= MAX_LINES) {
            err.println(text);
        } else if (number == MAX_LINES + 1) {
            err.println("... more of these stand in the file of rejected records");
        }
    }

    static boolean isComplete(LoadSnapshot end) {
        return end.records().rejected() == 0 && end.inputs().unreadable() == 0;
    }

    void print(LoadSnapshot end, Path rejects) {
        Inputs inputs = end.inputs();
        Records records = end.records();
        err.printf("%,d files read", inputs.read());
        if (inputs.digests() > 0) {
            err.printf(", %,d of them digests", inputs.digests());
        }
        if (inputs.unreadable() > 0) {
            err.printf("; %,d could not be read, or not to their end", inputs.unreadable());
        }
        err.println();
        err.printf(
                "%,d records read = %,d loaded + %,d already present + %,d not selected + %,d rejected%n",
                records.read(), records.loaded(), records.alreadyPresent(), records.notSelected(), records.rejected());
        if (records.insights() > 0) {
            err.printf("%,d of those not selected are CloudTrail Insights%n", records.insights());
        }
        if (records.identifiedByContent() > 0) {
            err.printf(
                    "%,d events have no eventID; a hash of their content is their id%n", records.identifiedByContent());
        }
        if (!records.balances()) {
            throw new IllegalStateException("the records read do not add up: " + records);
        }
        if (records.loaded() == 0 && records.alreadyPresent() > 0) {
            err.println("Nothing was added: every event was there.");
        }
        if (!isComplete(end)) {
            err.println("What was rejected, and why: " + rejects);
        }
        err.flush();
    }
}
