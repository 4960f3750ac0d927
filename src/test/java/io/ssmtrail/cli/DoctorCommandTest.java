package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.kibana.RunningStandInKibana;
import io.ssmtrail.testing.StandInServer;
import io.ssmtrail.testing.TestElasticsearch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @Test
    void itTellsWhereEachSettingComesFromAndMasksSecrets() {
        CommandRun run = CommandRun.in(
                Map.of("SSMTRAIL_API_KEY", "opensesame", "SSMTRAIL_PROXY", "http://alice:sesame@localhost:1"),
                "doctor",
                "--url",
                "http://localhost:1");

        assertThat(run.out())
                .contains("  ok       url: http://localhost:1 (option --url)")
                .contains("  ok       api-key: *** (environment SSMTRAIL_API_KEY)")
                .contains("  ok       proxy: *** (environment SSMTRAIL_PROXY)")
                .contains("  ok       request-timeout: 2m (default)")
                .contains("  ok       settings file: none at ")
                .doesNotContain("sesame");
        assertThat(run.err()).doesNotContain("sesame");
    }

    @Test
    void aSettingThatCannotBeUsedIsToldBehindTheOthers(@TempDir Path folder) {
        Path gone = folder.resolve("api-key");

        CommandRun run = CommandRun.in(
                Map.of("SSMTRAIL_API_KEY_FILE", gone.toString()), "doctor", "--url", "http://localhost:1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.outLines())
                .contains("  ok       url: http://localhost:1 (option --url)")
                .endsWith(
                        "  problem  use of the settings: The file " + gone
                                + ", which api-key-file names (environment SSMTRAIL_API_KEY_FILE), cannot be read:"
                                + " there is no such file or folder.",
                        "           Check the path and the permissions.");
    }

    /** An http address without a port is one of Elasticsearch's, not of the web's. */
    @Test
    void aNodeIsAskedThroughTheProxyUnlessItsOwnPortIsAnException() {
        try (StandInServer proxy = StandInServer.elasticsearch("8.19.1")) {
            Map<String, String> environment =
                    Map.of("SSMTRAIL_PROXY", proxy.url().toString(), "NO_PROXY", "es.invalid:80,other.invalid:9200");

            assertThat(CommandRun.in(environment, "doctor", "--url", "http://es.invalid")
                            .out())
                    .contains("http://es.invalid: Elasticsearch 8.19.1, through the proxy localhost:"
                            + proxy.url().getPort());
            int asked = proxy.asked().size();
            assertThat(CommandRun.in(environment, "doctor", "--url", "http://other.invalid")
                            .out())
                    .contains("http://other.invalid")
                    .doesNotContain("through the proxy");
            assertThat(proxy.asked()).hasSize(asked);
        }
    }

    @Test
    void aClusterThatWasSetUpHasNoProblem() {
        CommandRun.withElasticsearch("setup");

        CommandRun run = CommandRun.withElasticsearch("doctor");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("  ok       " + TestElasticsearch.url() + ": Elasticsearch ")
                .contains("  ok       security: off; it is on this machine")
                .contains("  ok       all commands: allowed to everybody")
                .contains("  ok       index template ssm-cloudtrail: version ")
                .contains("ssmtrail-loads: ")
                .doesNotContain("problem");
    }

    @Test
    void nodesAreTriedOneByOneAndTheRestIsAskedOfThoseThatAnswer() {
        URI gone;
        try (StandInServer server = StandInServer.elasticsearch("8.19.1")) {
            gone = server.url();
        }
        try (StandInServer old = StandInServer.elasticsearch("7.17.0")) {
            CommandRun run = CommandRun.withElasticsearch("doctor", "--url", gone + "," + old.url());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .contains("  problem  " + gone + ": Elasticsearch at " + gone + " cannot be reached")
                    .contains("  problem  " + old.url() + ": Elasticsearch at " + old.url() + " is version 7.17.0")
                    .contains("Use a newer Elasticsearch.")
                    .contains("health: ");
        }
    }

    @Test
    void whereNothingAnswersItEndsWithThreeAndSaysWhatToDo() throws IOException {
        URI gone;
        try (StandInServer server = StandInServer.elasticsearch("8.19.1")) {
            gone = server.url();
        }

        CommandRun run = CommandRun.in(Map.of(), "doctor", "-o", "json", "--url", gone.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        JsonNode told = new JsonMapper().readTree(run.out());
        assertThat(told.path("status").asText()).isEqualTo("problem");
        assertThat(told.path("reached").asBoolean()).isFalse();
        assertThat(told.path("checks").findValuesAsText("advice"))
                .anyMatch(advice -> advice.contains("ssmtrail local start"));
    }

    @Test
    void missingAndInstalledDashboardsAreTold() {
        try (var kibana = new RunningStandInKibana()) {
            String url = kibana.url().toString();

            CommandRun before = CommandRun.withElasticsearch("doctor", "--kibana-url", url);
            assertThat(before.exitCode()).isZero();
            assertThat(before.out()).contains("warning  " + url + ": Kibana 8.12.2: 0 objects as shipped");

            CommandRun.of("dashboards", "install", "--kibana-url", url);
            assertThat(CommandRun.withElasticsearch("doctor", "--kibana-url", url)
                            .out())
                    .contains("ok       " + url)
                    .contains("0 different, 0 missing");
        }
    }
}
