package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.testing.StandInServer;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestProxy;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingTest {

    private static final String MARKED = "marker-of-an-event";

    @TempDir
    Path folder;

    @BeforeEach
    void writeArchive() throws IOException {
        TestElasticsearch.deleteIndices("ssm-cloudtrail-2034.*");
        Files.writeString(
                folder.resolve("a.json"),
                Trail.file(
                        Trail.record(MARKED + "1", "2034-01-02T03:04:05Z"),
                        Trail.record(MARKED + "2", "2034-01-02T03:04:06Z")));
    }

    @Test
    void nothingIsLoggedUnlessAskedFor() {
        try (StandInServer server = StandInServer.elasticsearch("8.19.1")) {
            assertThat(CommandRun.in(
                            Map.of(), "search", "--count", "--url", server.url().toString()))
                    .isEqualTo(new CommandRun(0, "0\n", ""));
        }
    }

    @Test
    void aLoadTellsItsStepsAsObjectsOfTheCommonSchema() throws IOException {
        CommandRun run = load("--log-level", "debug", "--log-format", "json");

        assertThat(run.exitCode()).isZero();
        List<String> steps = new ArrayList<>();
        for (String line :
                run.err().lines().filter(line -> line.startsWith("{")).toList()) {
            JsonNode json = new JsonMapper().readTree(line);
            assertThat(json.path("@timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
            assertThat(json.path("service.name").asText()).isEqualTo("ssmtrail");
            steps.add(json.path("log.level").asText() + " "
                    + json.path("log.logger").asText() + ": "
                    + json.path("message").asText());
        }
        assertThat(steps)
                .anyMatch(
                        step -> step.startsWith("INFO io.ssmtrail.elastic.ServerCheck: Elasticsearch answers, version"))
                .anyMatch(step -> step.matches("INFO io.ssmtrail.load.Loader: load [\\w-]+ begins, .*"))
                .anyMatch(step ->
                        step.equals("DEBUG io.ssmtrail.load.Loader: " + folder.resolve("a.json") + ": read, 2 records"))
                .anyMatch(
                        step -> step.matches("DEBUG io.ssmtrail.bulk.BulkSender: bulk request of 2 events, \\d+ bytes: "
                                + "Answered after \\d+ ms"))
                .anyMatch(step -> step.equals("DEBUG io.ssmtrail.ledger.Ledger: 1 entries are written"))
                .anyMatch(step -> step.matches("INFO io.ssmtrail.load.Loader: load [\\w-]+ ends, complete: \\{.*"))
                .anyMatch(step -> step.startsWith("DEBUG org.elasticsearch.client.RestClient: request [POST http"));
    }

    @Test
    void infoTellsStepsOnlyAndNoLevelTellsData() {
        assertThat(load("--log-level", "info").err())
                .contains(" INFO Loader: load ")
                .doesNotContain(" DEBUG ", MARKED);
        assertThat(load("--log-level", "debug", "--reload").err())
                .contains(" DEBUG RestClient: request [POST ")
                .doesNotContain(MARKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSMTRAIL_API_KEY", "SSMTRAIL_TOKEN", "SSMTRAIL_PASSWORD"})
    void noLevelTellsSecrets(String variable) {
        try (StandInServer server = StandInServer.elasticsearch("8.19.1");
                TestProxy proxy = new TestProxy(Optional.of("Basic YWxpY2U6b3BlbnNlc2FtZQ=="))) {
            Map<String, String> environment = Map.of(
                    variable,
                    "b3BlbjpzaGFaYW0=",
                    variable.equals("SSMTRAIL_PASSWORD") ? "SSMTRAIL_USERNAME" : "UNUSED",
                    "naomi",
                    "SSMTRAIL_PROXY",
                    proxy.url().toString().replace("//", "//alice:opensesame@"));

            CommandRun run = CommandRun.in(
                    environment,
                    "search",
                    "--count",
                    "--log-level",
                    "debug",
                    "--url",
                    server.url().toString());

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err())
                    .contains(" INFO Transport: Elasticsearch: [" + server.url() + "], credentials: ")
                    .contains(proxy.url().getAuthority())
                    .doesNotContain("b3BlbjpzaGFaYW0", "opensesame", "YWxpY2U6b3BlbnNlc2FtZQ", "bmFvbWk6");
        }
    }

    @Test
    void aLineIsOneLineWhateverStandsInIt() throws IOException {
        Path odd = Files.writeString(folder.resolve("b\u001b[31m\nINFO.json"), "no JSON");

        CommandRun run = load(
                "--log-level", "warn", "--rejects", folder.resolve("rejects").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(run.err().lines())
                .anyMatch(line -> line.contains(" WARN Loader: " + folder + "/b?[31m?INFO.json: holds no CloudTrail"));
        assertThat(odd).exists();
    }

    @Test
    void whatIsNoLevelIsAUsageError() {
        CommandRun run = CommandRun.of("search", "--log-level", "loud");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).containsIgnoringCase("--log-level': expected one of [off, error, warn, info, debug]");
    }

    private CommandRun load(String... options) {
        List<String> words = new ArrayList<>(List.of("load", folder.toString()));
        words.addAll(List.of(options));
        return CommandRun.withElasticsearch(words.toArray(String[]::new));
    }
}
