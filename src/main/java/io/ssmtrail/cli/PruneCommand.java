package io.ssmtrail.cli;

import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.EventIndices;
import io.ssmtrail.elastic.EventIndices.EventIndex;
import io.ssmtrail.error.UsageException;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            "  ssmtrail prune --older-than 400d --yes         (for cron)"
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
                err.println("No month of events is wholly before " + bound + "; nothing to delete.");
                return ExitCode.OK;
            }
            show(old);
            if (dryRun) {
                err.println("Nothing was deleted (--dry-run).");
            } else if (isWanted(old)) {
                delete(elastic, old);
            } else {
                err.println("Nothing was deleted.");
            }
            return ExitCode.OK;
        }
    }

    private void show(List<EventIndex> indices) {
        PrintWriter out = spec.commandLine().getOut();
        for (EventIndex index : indices) {
            String events = index.documents().isPresent()
                    ? String.format(Locale.ROOT, "%,d", index.documents().getAsLong())
                    : "closed";
            out.printf(Locale.ROOT, "%s %14s %,12.1f MB%n", index.name(), events, index.bytes() / 1e6);
        }
        out.flush();
    }

    private boolean isWanted(List<EventIndex> indices) {
        if (yes) {
            return true;
        }
        Console console = Terminal.console()
                .orElseThrow(() -> new UsageException(
                        "Nobody is there to ask whether these events are to be deleted.",
                        "Add --yes to delete them without a question, or --dry-run to see them only."));
        Optional<String> answer = Optional.ofNullable(console.readLine("Delete %s for good? [y/N] ", sum(indices)));
        return answer.map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> text.equals("y") || text.equals("yes"))
                .isPresent();
    }

    private void delete(Elastic elastic, List<EventIndex> indices) {
        indices.forEach(index -> EventIndices.delete(elastic, index));
        PrintWriter err = spec.commandLine().getErr();
        err.println("Deleted " + sum(indices) + ".");
        err.println(
                "The ledger still has their files as loaded, so loading the same files again does not bring them back;"
                        + " 'load --reload' does, unless --from leaves them out.");
    }

    private static String sum(List<EventIndex> indices) {
        long documents =
                indices.stream().mapToLong(index -> index.documents().orElse(0)).sum();
        double megabytes = indices.stream().mapToLong(EventIndex::bytes).sum() / 1e6;
        return String.format(
                Locale.ROOT,
                "%,d events in %,d %s, %,.1f MB",
                documents,
                indices.size(),
                indices.size() == 1 ? "index" : "indices",
                megabytes);
    }
}
