package io.ssmtrail.cli;

import io.ssmtrail.kibana.InstallReport;
import io.ssmtrail.kibana.InstallReport.Outcome;
import io.ssmtrail.kibana.KibanaConnection;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What became of all dashboards together, and where to look now. */
record InstallSummary(InstallReport report, KibanaConnection connection) {

    void print(PrintWriter err) {
        err.printf(
                "%s: %s%n",
                report.kibanaVersion().map(version -> "Kibana " + version).orElse("Kibana"),
                Arrays.stream(Outcome.values())
                        .filter(outcome -> report.count(outcome) > 0)
                        .map(outcome -> report.count(outcome) + " " + name(outcome))
                        .collect(Collectors.joining(", ")));
        if (report.count(Outcome.KEPT) > 0) {
            err.println("Kept objects differ from the shipped ones; --overwrite replaces them.");
        }
        if (report.complete()) {
            String space = connection.space().map(id -> "/s/" + id).orElse("");
            err.println("Open " + connection.url().toString().replaceAll("/+$", "") + space + "/app/dashboards#/view/"
                    + report.idOf("ssmtrail-overview"));
        }
        err.flush();
    }

    static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
