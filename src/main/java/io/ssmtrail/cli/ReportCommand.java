package io.ssmtrail.cli;

import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.FilterOptions;
import io.ssmtrail.cli.option.Invocation;
import io.ssmtrail.cli.option.OutputOptions;
import io.ssmtrail.cli.output.ReportJson;
import io.ssmtrail.cli.output.ReportPrinter;
import io.ssmtrail.cli.terminal.DataOutput;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.search.FieldNames;
import io.ssmtrail.search.Report;
import io.ssmtrail.search.Reporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What happened in a period, on a page. */
@Command(
        name = "report",
        description = {
            "Tell on a page what happened in a period: volume, actions, principals, nodes, failures, and who is new.",
            "Without --since and --until it is the seven days up to the latest event."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ssmtrail report --since 30d", "  ssmtrail report --account 111122223333 -o md > report.md"})
final class ReportCommand implements Callable<Integer> {

    private enum Format {
        TEXT,
        JSON,
        MD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or md (default: text).")
    private Format format = Format.TEXT;

    @Override
    public Integer call() throws IOException {
        try (Elastic elastic = connection.connect()) {
            Optional<Report> report =
                    new Reporter(elastic, filters.indices(), FieldNames.shipped()).report(filters.filter(List.of()));
            if (report.isEmpty()) {
                spec.commandLine().getErr().println("No event matches.");
            } else {
                byte[] page = page(report.get()).getBytes(StandardCharsets.UTF_8);
                DataOutput.write(Invocation.of(spec).streams().out(), out -> out.write(page));
            }
        }
        return ExitCode.OK;
    }

    private String page(Report report) {
        return switch (format) {
            case TEXT -> ReportPrinter.text(report, output.screen());
            case JSON -> ReportJson.text(report);
            case MD -> ReportPrinter.markdown(report);
        };
    }
}
