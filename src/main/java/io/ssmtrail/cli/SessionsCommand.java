package io.ssmtrail.cli;

import io.ssmtrail.cli.option.StitchedOptions;
import io.ssmtrail.cli.option.StitchedOptions.Form;
import io.ssmtrail.cli.output.SessionColumns;
import io.ssmtrail.search.Sessions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sessions of Session Manager, each put together from its events. */
@Command(
        name = "sessions",
        description = {
            "List sessions of Session Manager, the latest first, each put together from its events.",
            "'no end seen' does not mean that it is open: leaving a shell makes no API call."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail sessions --since 7d --principal alice",
            "  ssmtrail sessions --node i-0123456789abcdef0 -o csv"
        })
final class SessionsCommand implements Callable<Integer> {

    @Mixin
    private StitchedOptions options = new StitchedOptions();

    @Override
    public Integer call() throws IOException {
        return options.list(
                (search, filter, limit) -> new Sessions(search).find(filter, limit),
                new Form<>(SessionColumns::forScreen, SessionColumns.all(), "No session matches.", " sessions"));
    }
}
