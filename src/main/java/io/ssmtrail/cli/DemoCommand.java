package io.ssmtrail.cli;

import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.cli.option.OutputOptions;
import io.ssmtrail.cli.output.ReportPrinter;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.load.LoadSettings;
import io.ssmtrail.load.LoadSnapshot;
import io.ssmtrail.load.Loader;
import io.ssmtrail.load.RejectFile;
import io.ssmtrail.local.LocalElasticsearch;
import io.ssmtrail.local.LocalOptions;
import io.ssmtrail.local.RunningElasticsearch;
import io.ssmtrail.sample.Story;
import io.ssmtrail.sample.StoryOptions;
import io.ssmtrail.sample.StorySummary;
import io.ssmtrail.search.EventFilter;
import io.ssmtrail.search.FieldNames;
import io.ssmtrail.search.Reporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything once, from nothing: a local Elasticsearch, a sample archive, a load, and a first look. */
@Command(
        name = "demo",
        description = {
            "Start a local Elasticsearch, load a sample archive of an organisation's last 30 days, and take a first look.",
            "Elasticsearch is left running; 'ssmtrail local stop' stops it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ssmtrail demo", "  ssmtrail demo --archive ~/ssmtrail-demo"})
final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LocalDataDir dataDir = new LocalDataDir();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Where the sample archive goes, a new or empty folder (default: a new one, ssmtrail-demo-..., in the folder for temporary files).")
    private @Nullable Path archive;

    private final StoryOptions told;

    DemoCommand() {
        this(StoryOptions.until(Instant.now().truncatedTo(ChronoUnit.DAYS)));
    }

    /** With another story, such as a shorter one. */
    DemoCommand(StoryOptions told) {
        this.told = told;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (archive != null) {
            Story.requireRoom(archive);
        }
        RunningElasticsearch server = startServer(out);
        StorySummary story = writeStory(out);
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(server.url()))) {
            step(out, "Installing the index templates");
            Templates.ensure(elastic);
            boolean complete = load(elastic, out);
            report(elastic, out);
            printNext(server, story, out);
            return complete ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }

    private RunningElasticsearch startServer(PrintWriter out) {
        LocalOptions options = LocalOptions.usual().withDataDir(dataDir.orUsual());
        Optional<RunningElasticsearch> running = LocalElasticsearch.find(options.dataDir());
        if (running.isEmpty()) {
            step(out, "Starting Elasticsearch (about 15 seconds)");
        }
        RunningElasticsearch server =
                running.orElseGet(() -> LocalElasticsearch.start(options, remark -> step(out, remark)));
        step(out, "Elasticsearch " + server.version() + " runs at " + server.url());
        return server;
    }

    private StorySummary writeStory(PrintWriter out) throws IOException {
        archive = archive != null ? archive : Files.createTempDirectory("ssmtrail-demo-");
        step(out, "Writing a sample archive to " + archive);
        StorySummary story = Story.write(archive, told);
        step(out, String.format("%,d events in %,d files", story.events(), story.files()));
        return story;
    }

    /** Tells whether all of it is in the index. */
    private boolean load(Elastic elastic, PrintWriter out) throws InterruptedException, IOException {
        step(out, "Loading it");
        PrintWriter err = spec.commandLine().getErr();
        LoadReporting reporting = new LoadReporting(err);
        try (RejectFile rejects = new RejectFile(sampleArchive().resolve("rejects.ndjson"))) {
            Loader loader = new Loader(elastic, LoadSettings.standard(), new RecordMapper(), rejects, reporting);
            LoadSnapshot end = loader.load(
                    List.of(sampleArchive().resolve("AWSLogs").toString()),
                    new InputFinder(System.in),
                    Selection.ssmFamily());
            elastic.refresh(List.of(IndexNames.EVENTS));
            reporting.print(end, rejects.path());
            return end.isComplete();
        }
    }

    private Path sampleArchive() {
        if (archive == null) {
            throw new OperationException("There is no sample archive.", "");
        }
        return archive;
    }

    private static void step(PrintWriter out, String text) {
        out.println("> " + text);
        out.flush();
    }

    private void report(Elastic elastic, PrintWriter out) {
        new Reporter(elastic, IndexNames.EVENTS, FieldNames.shipped())
                .report(EventFilter.all())
                .ifPresent(report -> out.printf("%n%s", ReportPrinter.text(report, output.screen())));
    }

    private void printNext(RunningElasticsearch server, StorySummary story, PrintWriter out) {
        String program = "java -jar target/ssmtrail.jar";
        String url = server.url().getPort() == LocalOptions.USUAL_PORT ? "" : " --url " + server.url();
        out.printf("%nTry next:%n");
        out.printf("  %s search%s --action StartSession%n", program, url);
        out.printf("  %s search%s --failed --since 7d%n", program, url);
        out.printf("  %s search%s 'aws.ssm.parameter.with_decryption:true' -o json --size 1%n", program, url);
        out.printf("  %s load%s YOUR-ARCHIVE%n", program, url);
        out.printf(
                "%nThe archive hides %d incidents; %s tells them.%n",
                story.incidents().size(), sampleArchive().resolve("ground-truth.json"));
        out.printf(
                "Elasticsearch goes on running; stop it with: %s local stop%s%n",
                program, dataDir.folder == null ? "" : " --data-dir " + dataDir.folder);
        out.flush();
    }
}
