package io.ssmtrail.cli;

import io.ssmtrail.bulk.BulkCounts;
import io.ssmtrail.cli.output.Counted;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.intake.Rejection;
import io.ssmtrail.load.LoadListener;
import io.ssmtrail.load.LoadSnapshot;
import io.ssmtrail.load.LoadSnapshot.Inputs;
import io.ssmtrail.load.LoadSnapshot.Records;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells of failures while a load runs, and of the whole at its end. */
final class LoadReporting implements LoadListener {

    /** More would hide the rest; all stand in the file of rejected records. */
    private static final int MAX_LINES = 50;

    private static final int MAX_NOTES = 10;
    private static final int MAX_ACTIONS = 20;

    private final StatusLine screen;
    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicInteger notes = new AtomicInteger();

    LoadReporting(PrintWriter err) {
        this(new StatusLine(err, false));
    }

    LoadReporting(StatusLine screen) {
        this.screen = screen;
    }

    @Override
    public void unreadable(String input, String reason) {
        line(input + ": " + reason);
    }

    @Override
    public void rejected(Rejection rejection) {
        line(rejection.input() + ", record " + rejection.position() + ": " + rejection.reason());
    }

    @Override
    public void noted(String input, long position, String remark) {
        int number = notes.incrementAndGet();
        if (number <= MAX_NOTES) {
            screen.print(input + ", record " + position + ": " + remark);
        }
    }

    private void line(String text) {
        int number = lines.incrementAndGet();
        if (number <= MAX_LINES) {
            screen.print(text);
        } else if (number == MAX_LINES + 1) {
            screen.print("... more of these stand in the file of rejected records");
        }
    }

    void print(LoadSnapshot end, Path rejects) {
        print(end, rejects, false);
    }

    /**
     * Tells how it ended.
     *
     * @param rehearsal whether nothing was to be sent
     */
    void print(LoadSnapshot end, Path rejects, boolean rehearsal) {
        printInputs(end.inputs());
        printRecords(end.records(), rehearsal);
        if (!end.unknownActions().isEmpty()) {
            printUnknownActions(end);
        }
        if (end.bulks().sent() > 0) {
            printBulks(end);
        }
        if (end.records().rejected() > 0 || end.inputs().unreadable() > 0) {
            screen.print("What was rejected, and why: " + rejects);
        }
        if (!end.records().balances()) {
            throw new IllegalStateException("the records read do not add up: " + end.records());
        }
    }

    private void printInputs(Inputs inputs) {
        StringBuilder line = new StringBuilder(Counted.of(inputs.read(), "file")).append(" read");
        if (inputs.digests() > 0) {
            line.append(format(", %,d of them digests", inputs.digests()));
        }
        if (inputs.unreadable() > 0) {
            line.append(format("; %,d could not be read, or not to their end", inputs.unreadable()));
        }
        screen.print(line.toString());
        if (inputs.skipped() > 0) {
            screen.print(
                    Counted.of(inputs.skipped(), "file") + " passed over: loaded before (--reload reads them again)");
        }
    }

    private void printRecords(Records records, boolean rehearsal) {
        if (rehearsal) {
            screen.print(format(
                    "%s read = %,d to load + %,d not selected + %,d rejected; nothing was sent",
                    Counted.of(records.read(), "record"),
                    records.unsettled(),
                    records.notSelected(),
                    records.rejected()));
            return;
        }
        String unsettled = records.unsettled() == 0 ? "" : format(" + %,d not acknowledged", records.unsettled());
        screen.print(format(
                        "%s read = %,d loaded + %,d already present + %,d not selected + %,d rejected",
                        Counted.of(records.read(), "record"),
                        records.loaded(),
                        records.alreadyPresent(),
                        records.notSelected(),
                        records.rejected())
                + unsettled);
        if (records.insights() > 0) {
            screen.print(format("%,d of those not selected are CloudTrail Insights", records.insights()));
        }
        if (records.identifiedByContent() > 0) {
            screen.print(Counted.of(records.identifiedByContent(), "event")
                    + " without an eventID; a hash of the content is the id instead");
        }
        if (records.loaded() == 0 && records.alreadyPresent() > 0) {
            screen.print("Nothing was added: every event was there.");
        }
    }

    private void printBulks(LoadSnapshot end) {
        BulkCounts.Requests bulks = end.bulks();
        screen.print(format(
                "%,.0f events/s; %s of %,.1f MB together, answered in %,d ms (median), %,d ms (95 %%), %,d ms (99 %%), %,d ms (at most); %s sent again",
                end.eventsPerSecond(),
                Counted.of(bulks.sent(), "bulk request"),
                bulks.bytes() / 1e6,
                bulks.latency().median().toMillis(),
                bulks.latency().p95().toMillis(),
                bulks.latency().p99().toMillis(),
                bulks.latency().max().toMillis(),
                Counted.of(bulks.retried(), "event")));
    }

    private void printUnknownActions(LoadSnapshot end) {
        int known = end.unknownActions().size();
        String names = String.join(
                ", ", end.unknownActions().stream().limit(MAX_ACTIONS).toList());
        screen.print(
                Counted.of(known, "action") + " not in the catalogue: " + names + (known > MAX_ACTIONS ? ", ..." : ""));
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
