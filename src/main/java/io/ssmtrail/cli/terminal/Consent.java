package io.ssmtrail.cli.terminal;

import io.ssmtrail.elastic.EventIndices.EventIndex;
import io.ssmtrail.error.UsageException;
import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody's word before months of events are deleted. */
public final class Consent {

    private Consent() {}

    /** Shows what would be deleted. */
    public static void show(List<EventIndex> indices, PrintWriter out) {
        for (EventIndex index : indices) {
            String events = index.documents().isPresent()
                    ? String.format(Locale.ROOT, "%,d", index.documents().getAsLong())
                    : "closed";
            out.printf(Locale.ROOT, "%s %14s %,12.1f MB%n", index.name(), events, index.bytes() / 1e6);
        }
        out.flush();
    }

    /** Asks on the terminal. */
    public static boolean ask(List<EventIndex> indices) {
        Console console = Terminal.console()
                .orElseThrow(() -> new UsageException(
                        "Nobody is there to ask whether " + sum(indices) + " are to be deleted.",
                        "Add --yes to delete them without a question."));
        Optional<String> answer = Optional.ofNullable(console.readLine("Delete %s for good? [y/N] ", sum(indices)));
        return answer.map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> text.equals("y") || text.equals("yes"))
                .isPresent();
    }

    public static String sum(List<EventIndex> indices) {
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
