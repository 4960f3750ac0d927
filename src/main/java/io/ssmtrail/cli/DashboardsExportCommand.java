package io.ssmtrail.cli;

import io.ssmtrail.cli.option.DashboardOptions;
import io.ssmtrail.cli.output.SafeWriter;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.kibana.DashboardExporter;
import io.ssmtrail.kibana.SavedObject;
import io.ssmtrail.kibana.SourceFolder;
import io.ssmtrail.kibana.SourceFolder.Change;
import io.ssmtrail.kibana.SourceFolder.Written;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings what was changed in Kibana back into the source form. */
@Command(
        name = "export",
        description = "Write the dashboards of a Kibana, and what they refer to, into the source form.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail dashboards export --kibana-url https://kibana.example.com:5601",
            "  ssmtrail dashboards export --space security --id 7adfa750-4c81-11e8-b3d7-01146121b73d"
        })
final class DashboardsExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private DashboardOptions kibana = new DashboardOptions();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "kibana-dashboards",
            description = "Folder of the source form (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("kibana-dashboards");

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Further object to export, such as a dashboard made in Kibana; may be repeated.")
    private List<String> ids = List.of();

    @Override
    public Integer call() {
        PrintWriter out = SafeWriter.over(spec.commandLine().getOut());
        PrintWriter err = spec.commandLine().getErr();
        SourceFolder sources = new SourceFolder(folder);
        Map<String, String> versions = new HashMap<>();
        sources.read().forEach(object -> versions.put(object.type() + ":" + object.id(), object.typeVersion()));

        List<SavedObject> objects = new DashboardExporter(kibana.connection()).export(ids);
        for (Written written : sources.write(objects)) {
            if (written.change() != Change.UNCHANGED) {
                SavedObject object = written.object();
                out.printf("%-9s %s%n", written.change().name().toLowerCase(Locale.ROOT), written.file());
                String before = versions.getOrDefault(object.type() + ":" + object.id(), object.typeVersion());
                if (!before.equals(object.typeVersion())) {
                    err.printf(
                            "%s: this Kibana raised its version from %s to %s; older ones will refuse it%n",
                            written.file(), before.isEmpty() ? "none" : before, object.typeVersion());
                }
            }
        }
        sources.without(objects)
                .forEach(file -> out.printf("absent    %s (not in this Kibana; the file stays)%n", file));
        Change bundle = sources.writeBundle();
        out.printf("%-9s %s%n", bundle.name().toLowerCase(Locale.ROOT), SourceFolder.BUNDLE);
        out.flush();
        err.printf("%d objects in %s%n", objects.size(), folder);
        return ExitCode.OK;
    }
}
