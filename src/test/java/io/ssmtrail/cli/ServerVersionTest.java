package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.StandInServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @ParameterizedTest
    @ValueSource(strings = {"8.12.0", "8.19.21", "9.0.0", "9.5.3", "9.6.0-SNAPSHOT"})
    void theVersionsThatAreServed(String version) {
        try (StandInServer server = StandInServer.elasticsearch(version)) {
            assertThat(search(server)).isEqualTo(new CommandRun(0, "0\n", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7.17.29, Use a newer Elasticsearch.",
        "8.11.4, Use a newer Elasticsearch.",
        "10.0.0, Use a newer ssmtrail."
    })
    void versionsOutsideOfThemAreRefusedBeforeAnythingIsSent(String version, String advice) {
        try (StandInServer server = StandInServer.elasticsearch(version)) {
            CommandRun run = search(server);

            assertThat(run)
                    .isEqualTo(new CommandRun(
                            3,
                            "",
                            "Elasticsearch at " + server.url() + " is version " + version
                                    + "; served are 8.12 and newer, before 10.\n" + advice + "\n"));
            assertThat(server.asked()).containsExactly("GET / -");
        }
    }

    @Test
    void openSearchIsToldFromElasticsearch() {
        String body = "{\"version\":{\"distribution\":\"opensearch\",\"number\":\"2.19.0\"}}";
        assertNoElasticsearch(StandInServer.saying(200, JSON, body), "it is OpenSearch 2.19.0");
    }

    @Test
    void aWebPageIsToldFromElasticsearch() {
        String page = "<html><head><title>Welcome to nginx!</title></head></html>";
        assertNoElasticsearch(
                StandInServer.saying(200, Map.of("Content-Type", "text/html"), page),
                "it is a web page, 'Welcome to nginx!' (status 200)");
    }

    @Test
    void kibanaIsToldFromElasticsearch() {
        assertNoElasticsearch(
                StandInServer.saying(302, Map.of("kbn-name", "kibana", "Location", "/login?next=%2F"), ""),
                "it is a Kibana");
    }

    @Test
    void aRedirectIsNamedAndNotFollowed() {
        assertNoElasticsearch(
                StandInServer.saying(301, Map.of("Location", "https://es.example.com/"), ""),
                "it redirects to https://es.example.com/");
    }

    @Test
    void otherJsonIsToldFromElasticsearch() {
        assertNoElasticsearch(
                StandInServer.saying(200, JSON, "{\"status\":\"UP\"}"), "its answer has another form (status 200)");
    }

    @Test
    void serverlessIsRefused() {
        String body = "{\"version\":{\"number\":\"8.11.0\",\"build_flavor\":\"serverless\"}}";
        try (StandInServer server = StandInServer.saying(200, JSON, body)) {
            CommandRun run = search(server);

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("is serverless");
        }
    }

    @Test
    void aServerThatIsNotReadyIsNotTakenForSomethingElse() {
        try (StandInServer server = StandInServer.saying(503, JSON, "{\"error\":{\"reason\":\"no master\"}}")) {
            CommandRun run = search(server);

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("status 503: no master", "try again later");
        }
    }

    private static void assertNoElasticsearch(StandInServer server, String what) {
        try (server) {
            assertThat(search(server))
                    .isEqualTo(
                            new CommandRun(
                                    3,
                                    "",
                                    "What answers at " + server.url() + " is no Elasticsearch: " + what
                                            + ".\nGive the address of Elasticsearch itself with --url, usually at port 9200.\n"));
        }
    }

    private static CommandRun search(StandInServer server) {
        return CommandRun.in(
                Map.of(), "search", "--count", "--url", server.url().toString());
    }
}
