package io.ssmtrail.cli;

import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.load.LoadSettings;
import io.ssmtrail.load.LoadSnapshot;
import io.ssmtrail.load.Loader;
import io.ssmtrail.load.RejectFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
            "Folders are walked; files are recognised by their content. Loading again adds nothing twice."
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
    private MappingOptions mapping = new MappingOptions();

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description =
                    "Where rejected records go, behind what is there (default: ssmtrail-rejects-TIME.ndjson in this folder).")
    private @Nullable Path rejects;

    @Option(
            names = "--readers",
            paramLabel = "N",
            description = "Threads that read and map (default: the processors, at most 4).")
    private int readers = LoadSettings.standard().readers();

    @Option(
            names = "--senders",
            paramLabel = "N",
            description = "Bulk requests under way at once (default: ${DEFAULT-VALUE}).")
    private int senders = LoadSettings.standard().senders();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long to go on trying while Elasticsearch takes nothing, for instance 30s or 2h (default: 5m).")
    private Duration patience = LoadSettings.standard().patience();

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files and folders of archives; - is standard input.")
    private List<String> paths = List.of();

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (readers < 1 || senders < 1) {
            throw new UsageException("A load needs a reader and a sender.", "Give 1 or more, or leave the option out.");
        }
        try (Elastic elastic = connection.connect()) {
            Templates.install(elastic);
            return load(elastic, spec.commandLine().getErr());
        }
    }

    private int load(Elastic elastic, PrintWriter err) throws InterruptedException, IOException {
        StatusLine screen = new StatusLine(err, Terminal.isInteractive());
        LoadReporting reporting = new LoadReporting(screen);
        try (RejectFile file = rejects != null ? new RejectFile(rejects) : RejectFile.ofItsOwn(defaultRejects())) {
            LoadSettings standard = LoadSettings.standard();
            LoadSettings settings =
                    new LoadSettings(readers, senders, standard.bulkBytes(), standard.bulkDocuments(), patience);
            Loader loader = new Loader(elastic, settings, mapping.mapper(), file, reporting);
            LoadSnapshot end;
            LoadProgress progress = LoadProgress.start(loader::snapshot, screen);
            try {
                end = loader.load(
                        paths, new InputFinder(Ssmtrail.streamsOf(spec).in()), selection.selection());
            } catch (SsmtrailException e) {
                progress.stop();
                reporting.print(loader.snapshot(), file.path());
                throw e;
            } finally {
                progress.stop();
            }
            elastic.call("POST", "/ssm-cloudtrail-*/_refresh", "");
            reporting.print(end, file.path());
            return LoadReporting.isComplete(end) ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }

    private static Path defaultRejects() {
        return Path.of("ssmtrail-rejects-" + STAMP.format(Instant.now().atOffset(ZoneOffset.UTC)) + ".ndjson");
    }
}
