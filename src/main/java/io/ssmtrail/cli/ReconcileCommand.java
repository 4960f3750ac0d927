package io.ssmtrail.cli;

import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.DurationConverter;
import io.ssmtrail.cli.option.Invocation;
import io.ssmtrail.cli.option.S3Options;
import io.ssmtrail.cli.option.SelectionOptions;
import io.ssmtrail.cli.output.Counted;
import io.ssmtrail.cli.output.DisplayText;
import io.ssmtrail.cli.terminal.Interruption;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.crew.Patience;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.reconcile.Reconciler;
import io.ssmtrail.s3.S3Archives;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves that archives are in the index. */
@Command(
        name = "reconcile",
        description = {
            "Read archives again and check that each of their events is in Elasticsearch.",
            "What is missing is printed, one event a line: id, index, file, number of the record in it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail reconcile ~/trail/AWSLogs",
            "  ssmtrail reconcile --from 30d ~/trail/AWSLogs > missing.tsv"
        })
final class ReconcileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private S3Options s3 = new S3Options();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long to go on trying while Elasticsearch does not answer, for instance 30s or 2h (default: 5m).")
    private Duration patience = Patience.ORDINARY;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files and folders of archives; s3://BUCKET/PREFIX; - is standard input.")
    private List<String> paths = List.of();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        StatusLine screen = Invocation.of(spec).screen();
        try (S3Archives buckets = s3.archives(paths, selection.selection());
                Elastic elastic = connection.connect()) {
            Reconciler reconciler = new Reconciler(
                    elastic,
                    selection.selection(),
                    new RecordMapper(),
                    S3Options.readers(paths),
                    patience,
                    new Reconciler.Listener() {
                        @Override
                        public void missing(Reconciler.Missing event) {
                            out.printf(
                                    "%s\t%s\t%s\t%d%n",
                                    DisplayText.safe(event.id()),
                                    event.index(),
                                    DisplayText.safe(event.input()),
                                    event.position());
                        }

                        @Override
                        public void unreadable(String where, String reason) {
                            screen.print(where + ": " + reason);
                        }
                    });
            Interruption interruption = Interruption.handledBy(reconciler::callOff, reconciler::callOff, screen);
            LoadProgress progress = LoadProgress.telling(elapsed -> line(reconciler.soFar(), elapsed), screen);
            Reconciler.Result result;
            try {
                result = reconciler.reconcile(
                        paths, new InputFinder(Invocation.of(spec).streams().in(), buckets));
            } finally {
                progress.stop();
                out.flush();
            }
            if (interruption.happened()) {
                screen.print(Counted.of(result.inputs(), "file") + " read, " + Counted.of(result.present(), "event")
                        + " found in the index");
                screen.print(
                        "Interrupted. What is missing may be more than what was listed; run the same command again.");
                return ExitCode.INTERRUPTED;
            }
            print(result, screen);
            return result.isWhole() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }

    private static String line(Reconciler.Result now, Duration elapsed) {
        double seconds = Math.max(0.001, elapsed.toMillis() / 1_000.0);
        return String.format(
                Locale.ROOT,
                "%s read, %,d events found in the index, %,.0f a second",
                Counted.of(now.inputs(), "file"),
                now.present(),
                now.present() / seconds);
    }

    private static void print(Reconciler.Result result, StatusLine screen) {
        screen.print(Counted.of(result.inputs(), "file") + " read, " + Counted.of(result.notSelected(), "record")
                + " not selected");
        if (result.events() == 0) {
            screen.print("No event was looked for: " + reason(result) + ".");
        } else {
            screen.print(String.format(
                    Locale.ROOT,
                    "%s looked for = %,d in the index + %,d missing",
                    Counted.of(result.events(), "event"),
                    result.present(),
                    result.events() - result.present()));
        }
        if (result.unreadable() > 0) {
            screen.print(String.format(
                    Locale.ROOT,
                    "%,d files or records could not be read, so nothing is proven of them",
                    result.unreadable()));
        }
        if (result.isWhole()) {
            screen.print("Every event is in the index.");
        } else if (result.events() > result.present()) {
            screen.print("Load what is missing with: ssmtrail load --reload PATH...");
        }
    }

    private static String reason(Reconciler.Result result) {
        return result.notSelected() > 0
                ? "no record is of the event sources and the time that were asked for"
                : "there is none in what was read";
    }
}
