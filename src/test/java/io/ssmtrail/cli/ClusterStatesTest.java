package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.testing.BlackHole;
import io.ssmtrail.testing.ScriptedElasticsearch;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that asks Elasticsearch, whatever state that is in. */
class ClusterStatesTest {

    private static final String EMPTY = "ssm-cloudtrail-" + TestElasticsearch.uniqueName("empty");

    private static final String MISSING = "ssm-cloudtrail-" + TestElasticsearch.uniqueName("missing") + "-*";

    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    private static String archive = "";

    @BeforeAll
    static void anEmptyIndexAndAnArchive() {
        archive = Trail.write(
                        folder.resolve("archive.json"), Trail.file(Trail.record("e-states", "2013-12-06T08:00:00Z")))
                .toString();
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            Templates.install(elastic);
        }
        TestElasticsearch.put("/" + EMPTY, "");
    }

    @AfterAll
    static void tidyUp() {
        TestElasticsearch.deleteIndices(EMPTY);
        TestElasticsearch.deleteIndices("ssm-cloudtrail-2013.12");
    }

    static List<String> questions() {
        return List.of(
                "search",
                "search --all",
                "search --count",
                "report",
                "sessions",
                "commands",
                "findings",
                "findings --tag",
                "show e-states");
    }

    static List<String> commands() {
        List<String> commands = new ArrayList<>(questions());
        commands.addAll(List.of("load ARCHIVE", "load --status", "reconcile ARCHIVE", "setup"));
        return commands;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search | 0 | No event matches.",
                "search --all | 0 | No event matches.",
                "search --count | 0 | ''",
                "report | 0 | No event matches.",
                "sessions | 0 | No session matches.",
                "commands | 0 | Nothing that was run matches.",
                "findings | 0 | 0 findings",
                "findings --tag | 0 | 0 of them are new",
                "show e-states | 1 | There is no event 'e-states'",
            })
    void anEmptyIndexIsAnswerEnough(String command, int exitCode, String told) {
        CommandRun run = run(TestElasticsearch.url(), command, "--index", EMPTY);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).contains(told);
        assertThat(run.out()).isEqualTo(command.endsWith("--count") ? "0\n" : "");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aMissingIndexPointsToLoading(String command) {
        CommandRun run = run(TestElasticsearch.url(), command, "--index", MISSING);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(MISSING, "ssmtrail load");
    }

    @Test
    void inAClusterThatHoldsNothingYetLoadingAndItsProofTellWhatToDo() {
        TestElasticsearch.deleteIndices("ssm-cloudtrail-2013.12");
        TestElasticsearch.deleteIndices("ssmtrail-loads");

        CommandRun status = run(TestElasticsearch.url(), "load --status");
        assertThat(status.exitCode()).isZero();
        assertThat(status.out()).contains("Nothing was loaded yet", "ssmtrail load");

        CommandRun proof = run(TestElasticsearch.url(), "reconcile ARCHIVE");
        assertThat(proof.exitCode()).isEqualTo(1);
        assertThat(proof.out()).startsWith("e-states\tssm-cloudtrail-2013.12\t");
        assertThat(proof.err()).contains("ssmtrail load");

        assertThat(run(TestElasticsearch.url(), "setup").exitCode()).isZero();
        assertThat(run(TestElasticsearch.url(), "load ARCHIVE").exitCode()).isZero();
        TestElasticsearch.refresh("ssm-cloudtrail-2013.12");
        assertThat(run(TestElasticsearch.url(), "reconcile ARCHIVE").exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aClosedPortEndsWith3(String command) {
        assertTellsThatNobodyIsThere(URI.create("http://localhost:1"), command);
    }

    /** All at once, for each waits as long as a user would. */
    @Test
    void anAddressThatNeverAnswersEndsWith3Soon() {
        try (BlackHole hole = new BlackHole()) {
            commands().stream()
                    .map(command -> CompletableFuture.runAsync(
                            () -> assertTellsThatNobodyIsThere(hole.url(), command), work -> new Thread(work).start()))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
    }

    private static void assertTellsThatNobodyIsThere(URI url, String command) {
        long start = System.nanoTime();
        CommandRun run = run(url, command);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(run.exitCode()).as(command).isEqualTo(3);
        assertThat(run.out()).as(command).isEmpty();
        assertThat(run.err()).as(command).contains(url + " cannot be reached", "Check --url");
        assertThat(took).as(command).isLessThan(SOON);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aWrongKeyEndsWith3AndIsNotShown(String command) {
        try (ScriptedElasticsearch server = new ScriptedElasticsearch()) {
            server.then(100, ScriptedElasticsearch.status(401));
            CommandRun run = run(Map.of("SSMTRAIL_API_KEY", "d3Jvbmc6a2V5"), server.url(), command);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("does not accept the credentials (API key)", "Check the API key")
                    .doesNotContain("d3Jvbmc6a2V5");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aKeyWithTooFewPrivilegesEndsWith3AndNamesTheCall(String command) {
        try (ScriptedElasticsearch server = new ScriptedElasticsearch()) {
            server.then(100, ScriptedElasticsearch.status(403));
            CommandRun run = run(server.url(), command);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("does not allow", "/", "Ask for the privilege");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "ftp://localhost:9200", "localhost:9200"})
    void anAddressThatMakesNoSenseEndsWith2(String url) {
        CommandRun run = CommandRun.of("search", "--url", url);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(url);
    }

    private static CommandRun run(URI url, String command, String... options) {
        return run(Map.of(), url, command, options);
    }

    private static CommandRun run(Map<String, String> environment, URI url, String command, String... options) {
        List<String> words =
                new ArrayList<>(List.of(command.replace("ARCHIVE", archive).split(" ")));
        if (command.startsWith("load ")) {
            words.addAll(List.of("--rejects", folder.resolve("rejects.ndjson").toString()));
        }
        words.addAll(List.of("--url", url.toString()));
        words.addAll(List.of(options));
        return CommandRun.in(environment, words.toArray(String[]::new));
    }
}
