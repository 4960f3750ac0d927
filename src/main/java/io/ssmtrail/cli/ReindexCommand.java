package io.ssmtrail.cli;

import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.DurationConverter;
import io.ssmtrail.cli.option.Invocation;
import io.ssmtrail.cli.option.MappingOptions;
import io.ssmtrail.cli.terminal.Interruption;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.crew.Patience;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.intake.Rejection;
import io.ssmtrail.reindex.Reindexer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings documents of an earlier version to the schema of this one. */
@Command(
        name = "reindex",
        description = {
            "Map the events in Elasticsearch again, from the records they carry; the archives are not needed.",
            "Brings what an earlier version has loaded to the present schema, or with --geoip tells where addresses are. Loads and searches go on meanwhile; after an interruption the next run goes on where it was."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ssmtrail reindex", "  ssmtrail reindex --index 'ssm-cloudtrail-2025.*' --geoip ~/GeoLite2"})
final class ReindexCommand implements Callable<Integer> {

    private static final int MAX_LINES = 50;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private MappingOptions mapping = new MappingOptions();

    @Option(names = "--index", paramLabel = "PATTERN", description = "Only these indices (default: ${DEFAULT-VALUE}).")
    private String index = IndexNames.EVENTS;

    @Option(names = "--all", description = "Rewrite also the indices that are of the present schema.")
    private boolean all;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long to go on trying while Elasticsearch takes nothing, for instance 30s or 2h (default: 5m).")
    private Duration patience = Patience.ORDINARY;

    @Override
    public Integer call() throws InterruptedException {
        StatusLine screen = Invocation.of(spec).screen();
        try (Elastic elastic = connection.connect()) {
            Reindexer reindexer =
                    new Reindexer(elastic, mapping.mapper(), mapping.tellsPlaces(), patience, new Reporting(screen));
            Interruption interruption = Interruption.handledBy(reindexer::stop, reindexer::callOff, screen);
            LoadProgress progress = LoadProgress.telling(elapsed -> line(reindexer, elapsed), screen);
            Reindexer.Result result;
            try {
                result = reindexer.run(index, all);
            } finally {
                progress.stop();
                account(reindexer.progress(), screen);
            }
            if (!reindexer.progress().balances()) {
                throw new IllegalStateException("the documents read do not add up: " + reindexer.progress());
            }
            return conclude(result, interruption.happened(), screen);
        }
    }

    private static int conclude(Reindexer.Result result, boolean interrupted, StatusLine screen) {
        screen.print(String.format(
                Locale.ROOT,
                "%,d indices rewritten, %,d up to date before, %,d left as they are",
                result.rewritten(),
                result.upToDate(),
                result.left()));
        if (interrupted) {
            screen.print("Interrupted. Run the same command again to rewrite the rest.");
            return ExitCode.INTERRUPTED;
        }
        return result.left() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private static void account(Reindexer.Progress documents, StatusLine screen) {
        String unsettled = documents.unsettled() == 0
                ? ""
                : String.format(Locale.ROOT, " + %,d not acknowledged", documents.unsettled());
        screen.print(String.format(
                        Locale.ROOT,
                        "%,d documents read = %,d rewritten + %,d changed meanwhile + %,d rejected",
                        documents.read(),
                        documents.rewritten(),
                        documents.changedMeanwhile(),
                        documents.rejected())
                + unsettled);
    }

    private static String line(Reindexer reindexer, Duration elapsed) {
        Reindexer.Progress documents = reindexer.progress();
        return String.format(
                Locale.ROOT,
                "%,d of %,d documents, %,.0f documents/s",
                documents.done(),
                documents.expected(),
                documents.done() / Math.max(0.001, elapsed.toMillis() / 1_000.0));
    }

    private record Reporting(StatusLine screen, AtomicInteger lines) implements Reindexer.Listener {

        Reporting(StatusLine screen) {
            this(screen, new AtomicInteger());
        }

        @Override
        public void begins(String index, long documents, boolean goesOn) {
            screen.print(String.format(
                    Locale.ROOT, goesOn ? "%s: %,d documents left" : "%s: %,d documents", index, documents));
        }

        @Override
        public void leaves(String index, String reason) {
            screen.print(index + " is left as it is: it " + reason);
        }

        @Override
        public void rejected(Rejection rejection) {
            int number = lines.incrementAndGet();
            if (number <= MAX_LINES) {
                screen.print(rejection.input() + ", document " + rejection.eventId() + " is left as it is: its record "
                        + rejection.reason());
            } else if (number == MAX_LINES + 1) {
                screen.print("... more are left as they are");
            }
        }
    }
}
