package io.ssmtrail.cli;

import io.ssmtrail.error.ExitCode;
import io.ssmtrail.kibana.SourceFolder;
import io.ssmtrail.kibana.SourceFolder.Change;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the bundle anew after the source form was edited by hand. */
@Command(
        name = "bundle",
        description = "Make ssmtrail.ndjson, which Kibana imports, of the source form; no Kibana needed.",
        footerHeading = "%nExamples:%n",
        footer = {"  ssmtrail dashboards bundle", "  ssmtrail dashboards bundle --dir kibana-dashboards"})
final class DashboardsBundleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "kibana-dashboards",
            description = "Folder of the source form (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("kibana-dashboards");

    @Override
    public Integer call() {
        SourceFolder sources = new SourceFolder(folder);
        sources.write(sources.read());
        Change change = sources.writeBundle();
        spec.commandLine()
                .getErr()
                .printf(
                        "%s %s%n",
                        folder.resolve(SourceFolder.BUNDLE), change.name().toLowerCase(Locale.ROOT));
        return ExitCode.OK;
    }
}
