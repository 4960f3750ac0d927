package io.ssmtrail.cli;

import io.ssmtrail.cli.option.TimeConverter;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.sample.Story;
import io.ssmtrail.sample.StoryOptions;
import io.ssmtrail.sample.StorySummary;
import io.ssmtrail.sample.bulk.BulkArchive;
import io.ssmtrail.sample.bulk.BulkOptions;
import io.ssmtrail.sample.bulk.BulkSummary;
import io.ssmtrail.sample.story.Incident;
import io.ssmtrail.sample.trail.Compression;
import io.ssmtrail.sample.trail.Shape;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a synthetic archive: a story to explore, or bulk for benchmarks. */
@Command(
        name = "generate",
        description = "Write a synthetic CloudTrail archive: bulk for benchmarks, or a story with incidents to find.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail generate --events 1000000 --ssm-share 0.02 archive",
            "  ssmtrail generate --story --days 30 --seed 7 archive",
            "  ssmtrail load archive/AWSLogs"
        },
        sortOptions = false)
final class GenerateCommand implements Callable<Integer> {

    /** Bulk must not depend on the day that it is made on. */
    private static final Instant BULK_END = Instant.parse("2025-12-31T00:00:00Z");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "New or empty folder to write to.")
    private Path directory = Path.of("");

    @Option(names = "--events", paramLabel = "N", description = "How many events (default: ${DEFAULT-VALUE}).")
    private long events = 100_000;

    @Option(
            names = "--ssm-share",
            paramLabel = "P",
            description = "Share of Systems Manager events, 0 to 1; the others are of other services "
                    + "(default: ${DEFAULT-VALUE}).")
    private double ssmShare = 1;

    @Option(
            names = "--records-per-file",
            paramLabel = "K",
            description = "Records in a file (default: ${DEFAULT-VALUE}).")
    private int recordsPerFile = 200;

    @Option(
            names = "--story",
            description = "Tell a story instead: an organisation at work, with incidents that ground-truth.json lists.")
    private boolean story;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            description = "Days that the events are spread over (default: ${DEFAULT-VALUE}).")
    private int days = 30;

    @Option(
            names = "--end",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "When they end, for instance 2026-01-31 or 7d (days ago) "
                    + "(default: now for a story, 2025-12-31 for bulk).")
    private @Nullable Instant end;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed and options give the same bytes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            description = "Shape of the files: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Shape shape = Shape.RECORDS;

    @Option(
            names = "--compress",
            paramLabel = "HOW",
            description = "Compression of the files: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Compression compression = Compression.GZIP;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        if (story) {
            refuse("--events", "--ssm-share", "--records-per-file");
            Instant storyEnd = Optional.ofNullable(end).orElseGet(Instant::now);
            print(err, Story.write(directory, new StoryOptions(seed, days, storyEnd, shape, compression)));
        } else {
            Instant bulkEnd = Optional.ofNullable(end).orElse(BULK_END);
            BulkOptions options = new BulkOptions(
                    seed, events, ssmShare, recordsPerFile, Duration.ofDays(days), bulkEnd, shape, compression);
            long start = System.nanoTime();
            print(err, BulkArchive.write(directory, options), Duration.ofNanos(System.nanoTime() - start));
        }
        err.flush();
        return ExitCode.OK;
    }

    private void refuse(String... ofBulk) {
        for (String option : ofBulk) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new UsageException(
                        "A story has as many events as it has: " + option + " is for bulk.",
                        "Leave it, or --story, out.");
            }
        }
    }

    private void print(PrintWriter err, StorySummary summary) {
        err.printf(
                Locale.ROOT,
                "Wrote %,d events in %,d files to %s, with %d incidents:%n",
                summary.events(),
                summary.files(),
                directory.resolve("AWSLogs"),
                summary.incidents().size());
        for (Incident incident : summary.incidents()) {
            err.printf(Locale.ROOT, "  %s  %s%n", incident.start(), incident.title());
        }
        err.printf("Which events they are made of is in %s.%n", directory.resolve("ground-truth.json"));
    }

    private void print(PrintWriter err, BulkSummary summary, Duration took) {
        double seconds = Math.max(0.001, took.toNanos() / 1e9);
        err.printf(
                Locale.ROOT,
                "Wrote %,d events (%,d of Systems Manager) in %,d files to %s: %,.1f MB before compression, "
                        + "%,.1f s, %,.0f events/s.%n",
                summary.events(),
                summary.ssmEvents(),
                summary.files(),
                directory.resolve("AWSLogs"),
                summary.bytes() / 1e6,
                seconds,
                summary.events() / seconds);
    }
}
