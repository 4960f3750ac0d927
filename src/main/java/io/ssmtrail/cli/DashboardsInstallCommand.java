package io.ssmtrail.cli;

import io.ssmtrail.cli.option.DashboardOptions;
import io.ssmtrail.cli.output.SafeWriter;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.kibana.DashboardInstaller;
import io.ssmtrail.kibana.InstallReport;
import io.ssmtrail.kibana.InstallReport.Entry;
import io.ssmtrail.kibana.KibanaConnection;
import io.ssmtrail.kibana.SavedObjects;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the shipped dashboards into a Kibana. */
@Command(
        name = "install",
        description = "Import data views, searches, visualisations and dashboards into Kibana (8.12 or later).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail dashboards install --kibana-url https://kibana.example.com:5601",
            "  ssmtrail dashboards install --space security --overwrite"
        })
final class DashboardsInstallCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DashboardOptions kibana = new DashboardOptions();

    @Option(names = "--overwrite", description = "Replace objects that are there already and differ.")
    private boolean overwrite;

    @Override
    public Integer call() {
        KibanaConnection connection = kibana.connection();
        InstallReport report = new DashboardInstaller(connection).install(SavedObjects.shipped(), overwrite);
        print(report, connection);
        return report.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private void print(InstallReport report, KibanaConnection connection) {
        PrintWriter out = SafeWriter.over(spec.commandLine().getOut());
        PrintWriter err = spec.commandLine().getErr();
        for (Entry entry : report.objects()) {
            out.printf(
                    "%-9s  %-13s  %s%s%n",
                    InstallSummary.name(entry.outcome()),
                    entry.object().type().equals("index-pattern")
                            ? "data view"
                            : entry.object().type(),
                    entry.object().title(),
                    entry.detail().isEmpty() ? "" : " (" + entry.detail() + ")");
        }
        out.flush();
        new InstallSummary(report, connection).print(err);
    }
}
