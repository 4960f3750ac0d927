package io.ssmtrail.cli;

import io.ssmtrail.cli.output.RunColumns;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.search.EventSearch;
import io.ssmtrail.search.FieldNames;
import io.ssmtrail.search.Run;
import io.ssmtrail.search.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What was run by Run Command and Automation, each put together from its events. */
@Command(
        name = "commands",
        description = {
            "List what was run by Run Command and Automation, the latest first: document, reach, where the output went.",
            "CloudTrail does not tell what a command did, nor whether it succeeded."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ssmtrail commands --since 7d --actor person", "  ssmtrail commands --document AWS-Run* -o ndjson"})
final class CommandsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Ssmtrail root;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Mixin
    private Listing listing = new Listing();

    @Override
    public Integer call() throws IOException {
        try (Elastic elastic = connection.connect()) {
            EventSearch search = new EventSearch(elastic, filters.indices(), FieldNames.shipped());
            List<Run> runs = new Runs(search).find(filters.filter(List.of()), listing.limit());
            listing.print(runs, RunColumns::forScreen, RunColumns.all(), root.data());
            PrintWriter err = spec.commandLine().getErr();
            if (runs.isEmpty()) {
                err.println("Nothing that was run matches.");
            } else if (runs.size() == listing.limit()) {
                err.printf("The latest %,d; --size N shows more, --all shows all.%n", runs.size());
            }
        }
        return ExitCode.OK;
    }
}
