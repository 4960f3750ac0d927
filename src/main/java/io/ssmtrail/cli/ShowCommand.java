package io.ssmtrail.cli;

import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.Invocation;
import io.ssmtrail.cli.option.OutputOptions;
import io.ssmtrail.cli.output.EventPage;
import io.ssmtrail.cli.terminal.DataOutput;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.EventLookup;
import io.ssmtrail.search.RelatedEvents;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One event, whole. */
@Command(
        name = "show",
        description = "Show one event whole: who, what, when, where, the events that belong to it, and the record.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail show 832b82d5-d474-44e8-a51d-093ccEXAMPLE",
            "  ssmtrail show --color always 832b82d5-d474-44e8-a51d-093ccEXAMPLE | less -R"
        })
final class ShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "EVENT_ID", description = "The event's id, as a search shows it.")
    private String id = "";

    @Option(
            names = "--index",
            paramLabel = "NAME",
            defaultValue = IndexNames.EVENTS,
            description = "Indices to look in (default: " + IndexNames.EVENTS + ").")
    private String indices = IndexNames.EVENTS;

    @Override
    public Integer call() throws IOException {
        try (Elastic elastic = connection.connect()) {
            EventLookup lookup = new EventLookup(elastic, indices);
            Event event = lookup.event(id)
                    .orElseThrow(() -> new OperationException(
                            "There is no event '" + id + "' in " + indices + ".",
                            "'ssmtrail search --columns time,id,action' shows ids."));
            List<RelatedEvents> related = lookup.related(event);
            DataOutput.write(
                    Invocation.of(spec).streams().out(),
                    out -> new EventPage(output.screen()).print(event, related, out));
        }
        return ExitCode.OK;
    }
}
