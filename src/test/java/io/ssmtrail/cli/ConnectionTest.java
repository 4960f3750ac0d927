package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.StandInServer;
import io.ssmtrail.testing.TestProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {

    @Test
    void secretsComeFromTheEnvironment() {
        try (StandInServer server = StandInServer.elasticsearch("8.19.1")) {
            CommandRun run = CommandRun.in(
                    Map.of(
                            "SSMTRAIL_URL",
                            server.url().toString(),
                            "SSMTRAIL_USERNAME",
                            "alice",
                            "SSMTRAIL_PASSWORD",
                            "pä:ss"),
                    "search",
                    "--count");

            assertThat(run).isEqualTo(new CommandRun(0, "0\n", ""));
            assertThat(server.asked()).contains("GET / Basic YWxpY2U6cMOkOnNz");
        }
    }

    @Test
    void secretsComeFromAFileThatASettingsFileNames(@TempDir Path folder) throws IOException {
        Path token = folder.resolve("token");
        Files.writeString(token, "a-token\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        try (StandInServer server = StandInServer.elasticsearch("8.19.1")) {
            Path settings = folder.resolve("settings");
            Files.writeString(settings, "url=" + server.url() + "\ntoken-file=" + token + "\n");

            assertThat(CommandRun.in(Map.of(), "--config", settings.toString(), "search", "--count")
                            .exitCode())
                    .isZero();
            assertThat(CommandRun.in(Map.of(), "search", "--count", "--config", settings.toString())
                            .exitCode())
                    .isZero();
            assertThat(server.asked()).allMatch(request -> request.endsWith("Bearer a-token"));
        }
    }

    @ParameterizedTest
    @CsvSource({"--api-key", "--token", "--password", "--kibana-api-key", "--kibana-password"})
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated(String option) {
        CommandRun run = CommandRun.in(Map.of(), "setup", option + "=opensesame");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("A secret does not belong on the command line", option + "-file")
                .doesNotContain("opensesame");
    }

    @Test
    void whereThereIsNoTerminalASecretCannotBeAskedFor() {
        CommandRun run = CommandRun.in(Map.of(), "setup", "--api-key", "--url", "http://localhost:1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("There is no terminal to ask for the API key on.", "SSMTRAIL_API_KEY");
    }

    @Test
    void nodesTakeTurnsAndOneThatIsGoneIsPassedOver() {
        URI gone;
        try (StandInServer server = StandInServer.elasticsearch("8.19.1")) {
            gone = server.url();
        }
        try (StandInServer one = StandInServer.elasticsearch("8.19.1");
                StandInServer other = StandInServer.elasticsearch("8.19.1")) {
            String urls = gone + "," + one.url() + "," + other.url();
            for (int i = 0; i < 3; i++) {
                assertThat(CommandRun.in(Map.of(), "search", "--count", "--url", urls)
                                .exitCode())
                        .isZero();
            }
            assertThat(one.asked()).isNotEmpty();
            assertThat(other.asked()).isNotEmpty();
        }
    }

    @Test
    void aProxyLeadsToElasticsearchAndKnowsWhoAsks() {
        try (StandInServer server = StandInServer.elasticsearch("8.19.1");
                TestProxy proxy = new TestProxy(Optional.of("Basic YWxpY2U6b3BlbnNlc2FtZQ=="))) {
            String url = server.url().toString();
            String known = proxy.url().toString().replace("//", "//alice:opensesame@");

            assertThat(CommandRun.in(Map.of("SSMTRAIL_PROXY", known), "search", "--count", "--url", url))
                    .isEqualTo(new CommandRun(0, "0\n", ""));
            assertThat(proxy.requests()).first().isEqualTo("GET " + url + "/ HTTP/1.1");

            CommandRun stranger = CommandRun.in(
                    Map.of(),
                    "search",
                    "--count",
                    "--url",
                    url,
                    "--proxy",
                    proxy.url().toString());
            assertThat(stranger.exitCode()).isEqualTo(3);
            assertThat(stranger.err()).contains("407");

            CommandRun telling = CommandRun.in(Map.of(), "search", "--count", "--url", url, "--proxy", known);
            assertThat(telling.exitCode()).isEqualTo(2);
            assertThat(telling.err())
                    .contains("does not belong on the command line")
                    .doesNotContain("opensesame");
        }
    }

    @Test
    void aProxyThatDoesNotAnswerIsToldWithoutItsPassword() {
        CommandRun run = CommandRun.in(
                Map.of("SSMTRAIL_PROXY", "http://alice:opensesame@localhost:1"),
                "search",
                "--count",
                "--url",
                "http://es.invalid:9200");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains(
                        "Elasticsearch at http://es.invalid:9200 cannot be reached through the proxy http://localhost:1: ",
                        "Check the proxy")
                .doesNotContain("--url", "opensesame");
    }

    @Test
    void aServerThatDoesNotAnswerInTimeIsNotWaitedFor() throws IOException {
        try (var silent = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.in(
                    Map.of("SSMTRAIL_REQUEST_TIMEOUT", "1s"),
                    "search",
                    "--count",
                    "--url",
                    "http://localhost:" + silent.getLocalPort());

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("cannot be reached", "does not answer in time");
        }
    }
}
