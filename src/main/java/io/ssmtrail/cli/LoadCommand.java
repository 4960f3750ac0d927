package io.ssmtrail.cli;

import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.DurationConverter;
import io.ssmtrail.cli.option.IntegrityOptions;
import io.ssmtrail.cli.option.Invocation;
import io.ssmtrail.cli.option.MappingOptions;
import io.ssmtrail.cli.option.RetentionOptions;
import io.ssmtrail.cli.option.S3Options;
import io.ssmtrail.cli.option.SelectionOptions;
import io.ssmtrail.cli.terminal.Interruption;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.ledger.LedgerReport;
import io.ssmtrail.load.LoadSettings;
import io.ssmtrail.load.LoadSnapshot;
import io.ssmtrail.load.LoadSummary;
import io.ssmtrail.load.Loader;
import io.ssmtrail.load.RejectFile;
import io.ssmtrail.s3.S3Archives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads archives into Elasticsearch. */
@Command(
        name = "load",
        description = {
            "Load the Systems Manager events of CloudTrail archives into Elasticsearch.",
            "Folders are walked; files are recognised by their content. Loading again adds nothing twice, and passes over the files that were loaded whole."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail load ~/trail/AWSLogs",
            "  ssmtrail load --from 2026-11-01 --to 2026-12-01 --verify ~/trail/AWSLogs",
            "  ssmtrail load --all-services --rejects rejects.ndjson history.csv events.json.gz",
            "  zcat archive.json.gz | ssmtrail load -",
            "  ssmtrail load --status"
        })
final class LoadCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SelectionOptions selection = new SelectionOptions();

    @Mixin
    private S3Options s3 = new S3Options();

    @Mixin
    private MappingOptions mapping = new MappingOptions();

    @Mixin
    private IntegrityOptions integrity = new IntegrityOptions();

    @Option(names = "--reload", description = "Read also the files that were loaded whole before.")
    private boolean reload;

    @Option(names = "--dry-run", description = "Read, select and map, but send nothing; needs no Elasticsearch.")
    private boolean dryRun;

    @Option(names = "--status", description = "Show what was loaded so far, from the ledger in Elasticsearch.")
    private boolean status;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write the figures of the load to this file, as JSON.")
    private @Nullable Path summary;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description =
                    "Where rejected records go, behind what is there (default: ssmtrail-rejects-TIME.ndjson in this folder).")
    private @Nullable Path rejects;

    @Option(
            names = "--readers",
            paramLabel = "N",
            description = "Threads that read and map (default: the processors, at most 4; 16 for S3).")
    private @Nullable Integer readers;

    @Option(
            names = "--senders",
            paramLabel = "N",
            description = "Bulk requests under way at once (default: ${DEFAULT-VALUE}).")
    private int senders = LoadSettings.standard().senders();

    @Option(
            names = "--bulk-kb",
            paramLabel = "N",
            description = "Size at which a bulk request is sent, in kB (default: ${DEFAULT-VALUE}).")
    private int bulkKilobytes = LoadSettings.standard().bulkBytes() / 1_000;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long to go on trying while Elasticsearch takes nothing, for instance 30s or 2h (default: 5m).")
    private Duration patience = LoadSettings.standard().patience();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files and folders of archives; s3://BUCKET/PREFIX; - is standard input.")
    private List<String> paths = List.of();

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (readers() < 1 || senders < 1 || bulkKilobytes < 1 || bulkKilobytes > 100_000) {
            throw new UsageException(
                    "A load needs a reader, a sender, and bulk requests of 1 to 100000 kB.",
                    "Give such numbers, or leave the options out.");
        }
        if (paths.isEmpty() && !status) {
            throw new UsageException("There is nothing to load.", "Name files or folders, or - for standard input.");
        }
        if (status && (dryRun || !paths.isEmpty())) {
            throw new UsageException("--status loads nothing.", "Give it without paths and without --dry-run.");
        }
        requireWritable(rejects, "--rejects");
        requireWritable(summary, "--summary");
        if (rejects != null && paths.contains(rejects.toString())) {
            throw new UsageException(
                    rejects + " is to be read, and rejected records are to be written to it.",
                    "Give another file with --rejects.");
        }
        try (Elastic elastic = dryRun ? connection.prepare() : connection.connect()) {
            if (status) {
                LoadStatus.print(LedgerReport.read(elastic), spec.commandLine().getOut());
                return ExitCode.OK;
            }
            if (!dryRun) {
                Templates.ensure(elastic);
            }
            return load(elastic);
        }
    }

    private int load(Elastic elastic) throws InterruptedException, IOException {
        StatusLine screen = Invocation.of(spec).screen();
        LoadReporting reporting = new LoadReporting(screen);
        IntegrityOptions.Verdict verdict = verdict(screen);
        try (S3Archives buckets = s3.archives(paths, selection.selection());
                RejectFile file = rejects != null ? new RejectFile(rejects) : RejectFile.ofItsOwn(defaultRejects())) {
            Loader loader = new Loader(elastic, settings(verdict), mapping.mapper(), file, reporting);
            Interruption interruption = Interruption.handledBy(loader::stop, loader::callOff, screen);
            LoadProgress progress = LoadProgress.start(loader::snapshot, dryRun, screen);
            LoadSnapshot end;
            try {
                InputFinder finder =
                        new InputFinder(Invocation.of(spec).streams().in(), buckets);
                end = dryRun
                        ? loader.rehearse(paths, finder, selection.selection())
                        : loader.load(paths, finder, selection.selection());
            } catch (SsmtrailException e) {
                progress.stop();
                LoadSnapshot until = loader.snapshot();
                if (until.isAnythingFound()) {
                    reporting.print(until, file.path(), dryRun);
                }
                summarise(until, "failed");
                throw e;
            } finally {
                progress.stop();
            }
            if (!dryRun && (end.isAtEnd() || !interruption.happened())) {
                refresh(elastic, screen);
                RetentionOptions.uphold(elastic, screen);
            }
            reporting.print(end, file.path(), dryRun);
            return conclude(end, verdict, interruption.happened(), screen);
        }
    }

    /** Tells before the load what would be told after it, or in the middle. */
    private static void requireWritable(@Nullable Path file, String option) {
        if (file == null) {
            return;
        }
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        boolean writable = Files.exists(file) ? Files.isWritable(file) : Files.isWritable(folder);
        if (!writable || Files.isDirectory(file)) {
            throw new UsageException(
                    file + " cannot be written.", "Give " + option + " another file, in a folder that is there.");
        }
    }

    private IntegrityOptions.Verdict verdict(StatusLine screen) throws InterruptedException {
        Selection wanted = selection.selection();
        try (S3Archives buckets = s3.digests(paths, wanted.from(), wanted.to())) {
            return integrity.verdict(paths, buckets, screen);
        }
    }

    private int conclude(LoadSnapshot end, IntegrityOptions.Verdict verdict, boolean interrupted, StatusLine screen) {
        if (interrupted && !end.isAtEnd()) {
            summarise(end, "interrupted");
            // With it, the same command would read again what this one has read.
            String how = reload ? "Run the same command again, without --reload," : "Run the same command again";
            screen.print("Interrupted. " + how + " to load the rest; nothing will be there twice.");
            return ExitCode.INTERRUPTED;
        }
        boolean complete = dryRun ? end.isReadWhole() : end.isComplete();
        summarise(end, complete ? "complete" : "partial");
        if (interrupted) {
            screen.print("Interrupted when all was loaded already.");
            return ExitCode.INTERRUPTED;
        }
        return complete && verdict.good() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private LoadSettings settings(IntegrityOptions.Verdict verdict) {
        LoadSettings standard = LoadSettings.standard();
        return new LoadSettings(
                readers(),
                senders,
                1_000 * bulkKilobytes,
                standard.bulkDocuments(),
                patience,
                reload,
                verdict.refused());
    }

    private int readers() {
        return readers != null ? readers : S3Options.readers(paths);
    }

    private static void refresh(Elastic elastic, StatusLine screen) {
        try {
            elastic.refresh(List.of(IndexNames.EVENTS, IndexNames.LOADS));
        } catch (SsmtrailException e) {
            screen.print("All is stored, but searches may show it only later: " + e.getMessage());
        }
    }

    private void summarise(LoadSnapshot end, String outcome) {
        if (summary == null) {
            return;
        }
        try {
            Files.writeString(
                    summary, LoadSummary.of(end).put("status", outcome).toPrettyString() + System.lineSeparator());
        } catch (IOException e) {
            throw new OperationException(
                    "The summary cannot be written to " + summary + ": " + FileTrouble.reason(e) + ".",
                    "Give another file with --summary.",
                    e);
        }
    }

    private static Path defaultRejects() {
        return Path.of(InputFinder.REJECTS + STAMP.format(Instant.now().atOffset(ZoneOffset.UTC)) + ".ndjson");
    }
}
