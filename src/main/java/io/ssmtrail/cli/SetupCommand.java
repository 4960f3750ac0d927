package io.ssmtrail.cli;

import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.KibanaOptions;
import io.ssmtrail.cli.option.RetentionOptions;
import io.ssmtrail.cli.output.SafeWriter;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.MappingUpgrade;
import io.ssmtrail.elastic.SideIndices;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.kibana.DashboardInstaller;
import io.ssmtrail.kibana.InstallReport;
import io.ssmtrail.kibana.InstallReport.Entry;
import io.ssmtrail.kibana.InstallReport.Outcome;
import io.ssmtrail.kibana.KibanaConnection;
import io.ssmtrail.kibana.SavedObjects;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a cluster, and its Kibana where one is named, ready. */
@Command(
        name = "setup",
        description = {
            "Install the index templates and, with --kibana-url, the dashboards.",
            "Indices of an earlier version get the fields that were added since; documents are not touched, nor what was changed in Kibana."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail setup --url https://es.example.com:9200 --ca-cert ca.pem",
            "  ssmtrail setup --kibana-url https://kibana.example.com:5601",
            "  ssmtrail setup --retention 400d"
        })
final class SetupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private KibanaOptions kibana = new KibanaOptions();

    @Mixin
    private RetentionOptions retention = new RetentionOptions();

    @Option(names = "--overwrite", description = "Replace data views and dashboards that were changed in Kibana.")
    private boolean overwrite;

    @Override
    public Integer call() {
        Optional<KibanaConnection> dashboards = KibanaOptions.named(connection.settings(kibana));
        PrintWriter out = SafeWriter.over(spec.commandLine().getOut());
        try (Elastic elastic = connection.connect()) {
            for (Templates.Outcome outcome : Templates.install(elastic)) {
                out.printf(
                        "%-10s %s %s (version %d)%n",
                        name(outcome.change()), outcome.kind(), outcome.name(), outcome.version());
            }
            for (SideIndices.Outcome outcome : SideIndices.create(elastic)) {
                out.printf("%-10s index %s%n", outcome.created() ? "created" : "unchanged", outcome.name());
            }
            boolean upgraded = upgrade(elastic);
            out.flush();
            int code = dashboards.map(this::install).orElse(ExitCode.OK);
            retention.apply(elastic, out, spec.commandLine().getErr());
            out.flush();
            return upgraded ? code : ExitCode.INCOMPLETE;
        }
    }

    /** Tells whether every index has all fields now. */
    private boolean upgrade(Elastic elastic) {
        PrintWriter out = SafeWriter.over(spec.commandLine().getOut());
        PrintWriter err = spec.commandLine().getErr();
        boolean outdated = false;
        boolean complete = true;
        for (MappingUpgrade.Outcome outcome : MappingUpgrade.run(elastic)) {
            if (!outcome.updated().isEmpty()) {
                out.printf("updated    index %s (%s)%n", outcome.index(), String.join(", ", outcome.updated()));
                outdated |= outcome.ofEvents();
            }
            for (Map.Entry<String, String> refused : outcome.refused().entrySet()) {
                err.printf("Index %s keeps its field %s: %s%n", outcome.index(), refused.getKey(), refused.getValue());
                complete = false;
            }
        }
        if (outdated) {
            err.println(
                    "Events that are there have no values in these fields yet; 'ssmtrail reindex' gives them some.");
        }
        if (!complete) {
            err.println("To change such a field, export the month with 'ssmtrail search --all --raw', delete its index,"
                    + " and load the export with --all-services.");
        }
        return complete;
    }

    private int install(KibanaConnection connection) {
        InstallReport report = new DashboardInstaller(connection).install(SavedObjects.shipped(), overwrite);
        print(report, SafeWriter.over(spec.commandLine().getOut()));
        new InstallSummary(report, connection).print(spec.commandLine().getErr());
        return report.complete() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    /** What went as it should is counted by type; what did not is named. */
    private static void print(InstallReport report, PrintWriter out) {
        for (Outcome outcome : EnumSet.of(Outcome.CREATED, Outcome.REPLACED, Outcome.UNCHANGED)) {
            Map<String, Long> types = report.objects().stream()
                    .filter(entry -> entry.outcome() == outcome)
                    .collect(
                            Collectors.groupingBy(entry -> entry.object().type(), TreeMap::new, Collectors.counting()));
            types.forEach((type, count) ->
                    out.printf("%-10s %d %s%n", name(outcome), count, count == 1 ? noun(type) : plural(noun(type))));
        }
        for (Entry entry : report.objects()) {
            if (entry.outcome() == Outcome.KEPT || entry.outcome() == Outcome.FAILED) {
                out.printf(
                        "%-10s %s %s (%s)%n",
                        name(entry.outcome()),
                        noun(entry.object().type()),
                        entry.object().title(),
                        entry.detail());
            }
        }
        out.flush();
    }

    private static String plural(String noun) {
        return noun + (noun.endsWith("ch") ? "es" : "s");
    }

    private static String noun(String type) {
        return switch (type) {
            case "index-pattern" -> "data view";
            case "search" -> "saved search";
            case "lens" -> "visualisation";
            case "links" -> "navigation panel";
            default -> type;
        };
    }

    private static String name(Enum<?> outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
