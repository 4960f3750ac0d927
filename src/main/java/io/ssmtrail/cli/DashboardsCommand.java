package io.ssmtrail.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Parent of the commands about Kibana's dashboards. */
@Command(
        name = "dashboards",
        description = "Install the Kibana dashboards, and bring changes made in Kibana back.",
        subcommands = {DashboardsInstallCommand.class, DashboardsExportCommand.class, DashboardsBundleCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail dashboards install --kibana-url https://kibana.example.com:5601",
            "  ssmtrail dashboards export"
        })
final class DashboardsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand: install, export or bundle");
    }
}
