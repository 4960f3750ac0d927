package io.ssmtrail.cli;

import io.ssmtrail.cli.option.StitchedOptions;
import io.ssmtrail.cli.option.StitchedOptions.Form;
import io.ssmtrail.cli.output.RunColumns;
import io.ssmtrail.search.Runs;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private StitchedOptions options = new StitchedOptions();

    @Override
    public Integer call() throws IOException {
        return options.list(
                (search, filter, limit) -> new Runs(search).find(filter, limit),
                new Form<>(RunColumns::forScreen, RunColumns.all(), "Nothing that was run matches.", ""));
    }
}
