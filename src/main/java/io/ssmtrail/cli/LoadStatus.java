package io.ssmtrail.cli;

import io.ssmtrail.cli.output.DisplayText;
import io.ssmtrail.ledger.LedgerReport;
import io.ssmtrail.ledger.LedgerReport.FailedInput;
import io.ssmtrail.ledger.LedgerReport.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The ledger as tables. */
final class LoadStatus {

    private LoadStatus() {}

    static void print(LedgerReport report, PrintWriter out) {
        if (report.runs().isEmpty() && report.inputs() == 0) {
            out.println("Nothing was loaded yet; 'ssmtrail load PATH' loads archives.");
            out.flush();
            return;
        }
        out.printf(
                "%,d files in the ledger: %,d complete, %,d partial, %,d failed%n",
                report.inputs(), report.complete(), report.partial(), report.failed());
        if (report.bounded()) {
            out.println("Some of those partial and failed may be whole by now: only the last were looked up again.");
        }
        printRuns(report.runs(), out);
        printFailed(report.unfinished(), out);
        out.flush();
    }

    private static void printRuns(List<Run> runs, PrintWriter out) {
        if (runs.isEmpty()) {
            return;
        }
        out.printf(
                "%n%-20s  %-11s  %9s  %9s  %10s  %10s  %9s  %8s  %s%n",
                "LOAD", "STATUS", "FILES", "SKIPPED", "READ", "LOADED", "REJECTED", "SECONDS", "HOST");
        for (Run run : runs) {
            out.printf(
                    "%-20s  %-11s  %,9d  %,9d  %,10d  %,10d  %,9d  %,8.1f  %s%n",
                    time(run.started()),
                    run.status(),
                    run.files(),
                    run.skipped(),
                    run.read(),
                    run.loaded(),
                    run.rejected(),
                    seconds(run.took()),
                    DisplayText.safe(run.host()));
        }
    }

    private static void printFailed(List<FailedInput> inputs, PrintWriter out) {
        if (inputs.isEmpty()) {
            return;
        }
        out.printf("%n%-20s  %-8s  %9s  %s%n", "NOT WHOLE", "STATUS", "REJECTED", "FILE");
        for (FailedInput input : inputs) {
            out.printf(
                    "%-20s  %-8s  %,9d  %s%s%n",
                    time(input.time()),
                    input.status(),
                    input.rejected(),
                    DisplayText.safe(input.uri()),
                    input.reason().isEmpty() ? "" : ": " + DisplayText.safe(input.reason()));
        }
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static double seconds(Duration took) {
        return took.toMillis() / 1_000.0;
    }
}
