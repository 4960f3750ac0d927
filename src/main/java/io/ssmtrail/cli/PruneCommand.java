package io.ssmtrail.cli;

import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.TimeConverter;
import io.ssmtrail.cli.output.SafeWriter;
import io.ssmtrail.cli.terminal.Consent;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.EventIndices;
import io.ssmtrail.elastic.EventIndices.EventIndex;
import io.ssmtrail.error.ExitCode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes the months that are older than what is to be kept. */
@Command(
        name = "prune",
        description = {
            "Delete the events of whole months that are older than a time.",
            "An index holds a month of events and goes as a whole, once its last event is older; what is younger is never touched."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail prune --older-than 400d --dry-run",
            "  ssmtrail prune --older-than 2025-01-01",
            "  ssmtrail prune --older-than 400d --yes"
        })
final class PruneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            required = true,
            converter = TimeConverter.class,
            description = "What happened before may go: an age (400d) or a day (2025-01-01, UTC).")
    private Instant bound = Instant.EPOCH;

    @Option(names = "--dry-run", description = "Show what would be deleted, and delete nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try (Elastic elastic = connection.connect()) {
            List<EventIndex> old = EventIndices.list(elastic).stream()
                    .filter(index -> index.isBefore(bound))
                    .toList();
            if (old.isEmpty()) {
                err.println("No month of events is wholly before " + bound.truncatedTo(ChronoUnit.SECONDS)
                        + "; nothing to delete.");
                return ExitCode.OK;
            }
            Consent.show(old, SafeWriter.over(spec.commandLine().getOut()));
            if (dryRun) {
                err.println("Nothing was deleted (--dry-run).");
            } else if (yes || Consent.ask(old)) {
                delete(elastic, old);
            } else {
                err.println("Nothing was deleted.");
            }
            return ExitCode.OK;
        }
    }

    private void delete(Elastic elastic, List<EventIndex> indices) {
        indices.forEach(index -> EventIndices.delete(elastic, index));
        PrintWriter err = spec.commandLine().getErr();
        err.println("Deleted " + Consent.sum(indices) + ".");
        err.println(
                "The ledger still has their files as loaded, so loading the same files again does not bring them back;"
                        + " 'load --reload' does, unless --from leaves them out.");
    }
}
