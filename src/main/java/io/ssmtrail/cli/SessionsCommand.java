package io.ssmtrail.cli;

import io.ssmtrail.cli.output.SessionColumns;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.search.EventSearch;
import io.ssmtrail.search.FieldNames;
import io.ssmtrail.search.Session;
import io.ssmtrail.search.Sessions;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

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
            List<Session> sessions = new Sessions(search).find(filters.filter(List.of()), listing.limit());
            listing.print(sessions, SessionColumns::forScreen, SessionColumns.all(), root.data());
            PrintWriter err = spec.commandLine().getErr();
            if (sessions.isEmpty()) {
                err.println("No session matches.");
            } else if (sessions.size() == listing.limit()) {
                err.printf("The latest %,d sessions; --size N shows more, --all shows all.%n", sessions.size());
            }
        }
        return ExitCode.OK;
    }
}
