package io.ssmtrail.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.Credentials;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.kibana.InstallReport.Entry;
import io.ssmtrail.kibana.InstallReport.Outcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardInstallerTest {

    private static final List<SavedObject> OBJECTS = SavedObjects.parse("""
            {"type":"index-pattern","id":"ssmtrail-view","references":[],"attributes":{"title":"ssm-*","name":"Events","fieldAttrs":"{}"}}
            {"type":"dashboard","id":"ssmtrail-one","references":[],"attributes":{"title":"One","panelsJSON":"[]"}}
            """);

    private final StandInKibana kibana = new StandInKibana();

    @AfterEach
    void stop() {
        kibana.close();
    }

    @Test
    void everyObjectIsCreatedInAFreshKibana() {
        InstallReport report = install(false);

        assertThat(report.complete()).isTrue();
        assertThat(report.kibanaVersion()).hasValue("8.12.2");
        assertThat(report.objects()).extracting(Entry::outcome).containsOnly(Outcome.CREATED);
        assertThat(kibana.stored).containsOnlyKeys("index-pattern:ssmtrail-view", "dashboard:ssmtrail-one");
        assertThat(stored("dashboard:ssmtrail-one").at("/attributes/panelsJSON").isTextual())
                .isTrue();
    }

    @Test
    void installingAgainChangesNothingAndIsComplete() {
        install(false);

        InstallReport again = install(false);

        assertThat(again.complete()).isTrue();
        assertThat(again.objects()).extracting(Entry::outcome).containsOnly(Outcome.UNCHANGED);
    }

    @Test
    void anObjectThatWasChangedInKibanaIsKept() {
        install(false);
        attributes("dashboard:ssmtrail-one").put("title", "My own title");

        InstallReport report = install(false);

        assertThat(report.complete()).isFalse();
        assertThat(report.objects()).extracting(Entry::outcome).containsExactly(Outcome.UNCHANGED, Outcome.KEPT);
        assertThat(stored("dashboard:ssmtrail-one").at("/attributes/title").asText())
                .isEqualTo("My own title");
    }

    @Test
    void anObjectThatWasChangedInKibanaIsReplacedOnRequest() {
        install(false);
        attributes("dashboard:ssmtrail-one").put("title", "My own title");

        InstallReport report = install(true);

        assertThat(report.objects()).extracting(Entry::outcome).containsOnly(Outcome.REPLACED);
        assertThat(stored("dashboard:ssmtrail-one").at("/attributes/title").asText())
                .isEqualTo("One");
    }

    @Test
    void anImportThatFailsHalfwaySaysWhichObjectsFailedAndWhy() {
        kibana.refused.add("dashboard:ssmtrail-one");

        InstallReport report = install(false);

        assertThat(report.complete()).isFalse();
        assertThat(report.objects()).extracting(Entry::outcome).containsExactly(Outcome.CREATED, Outcome.FAILED);
        assertThat(report.objects().get(1).detail()).isEqualTo("refers to what is not there: index-pattern elsewhere");
    }

    @Test
    void anOlderKibanaIsRefusedBeforeAnythingIsImported() {
        kibana.version = "8.11.4";

        assertThatThrownBy(() -> install(true))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("is version 8.11.4; the dashboards need 8.12 or later");
        assertThat(kibana.imports).isZero();
    }

    @Test
    void aNewerMajorVersionIsWelcome() {
        kibana.version = "9.1.0-SNAPSHOT";

        assertThat(install(false).complete()).isTrue();
    }

    @Test
    void missingCredentialsAreAskedFor() {
        kibana.authorization = Optional.of("ApiKey c2VjcmV0");

        ClusterException error = catchThrowableOfType(ClusterException.class, () -> install(false));

        assertThat(error).hasMessageContaining("asks who we are (401)");
        assertThat(error.advice()).isEqualTo("Give an API key, or a user name and password.");
    }

    @Test
    void wrongCredentialsAreNamedButNeverShown() {
        kibana.authorization = Optional.of("ApiKey c2VjcmV0");
        KibanaConnection connection = kibana.connection(new Credentials.Basic("alice", "opensesame"));

        assertThatThrownBy(() -> new DashboardInstaller(connection).install(OBJECTS, false))
                .hasMessageContaining("does not accept the credentials (401)")
                .message()
                .doesNotContain("opensesame");
        assertThat(connection.toString()).doesNotContain("opensesame");
    }

    @Test
    void anApiKeyAndAPasswordAreSentAsKibanaExpectsThem() {
        kibana.authorization = Optional.of("ApiKey c2VjcmV0");
        assertThat(new DashboardInstaller(kibana.connection(new Credentials.ApiKey("c2VjcmV0")))
                        .install(OBJECTS, false)
                        .complete())
                .isTrue();

        kibana.authorization = Optional.of("Basic YWxpY2U6cMOkc3M=");
        assertThat(new DashboardInstaller(kibana.connection(new Credentials.Basic("alice", "päss")))
                        .install(OBJECTS, false)
                        .complete())
                .isTrue();
    }

    @Test
    void missingRightsAreNamedWithKibanasOwnWords() {
        kibana.readOnly = true;

        assertThatThrownBy(() -> install(false))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("does not allow this (403): Unable to bulk_create dashboard,index-pattern");
    }

    @Test
    void aSpaceThatIsNotThereIsNamed() {
        KibanaConnection connection = new KibanaConnection(kibana.url("/"), Optional.of("ops"), Access.open());

        assertThatThrownBy(() -> new DashboardInstaller(connection).install(OBJECTS, false))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("There is no space \"ops\"");
    }

    @Test
    void aSpaceIsWorkedIn() {
        kibana.spaces = Set.of("default", "ops");
        KibanaConnection connection = new KibanaConnection(kibana.url("/"), Optional.of("ops"), Access.open());

        assertThat(new DashboardInstaller(connection).install(OBJECTS, false).complete())
                .isTrue();
    }

    @Test
    void aWrongBasePathIsNotTakenForAKibana() {
        KibanaConnection connection = new KibanaConnection(kibana.url("/elsewhere"), Optional.empty(), Access.open());

        assertThatThrownBy(() -> new DashboardInstaller(connection).install(OBJECTS, false))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("is not a Kibana")
                .hasMessageContaining("404");
    }

    @Test
    void elasticsearchIsToldFromKibana() throws Exception {
        HttpServer elasticsearch = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elasticsearch.createContext("/", exchange -> {
            byte[] body = "{\"error\":\"no handler found for uri [/api/status] and method [GET]\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        elasticsearch.start();
        try {
            URI url =
                    URI.create("http://127.0.0.1:" + elasticsearch.getAddress().getPort());
            var connection = new KibanaConnection(url, Optional.empty(), Access.open());
            assertThatThrownBy(() -> new DashboardInstaller(connection).install(OBJECTS, false))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("is not a Kibana: it looks like Elasticsearch");
        } finally {
            elasticsearch.stop(0);
        }
    }

    @Test
    void whereNothingListensTheAddressIsNamed() {
        URI url = kibana.url("");
        kibana.close();

        assertThatThrownBy(() -> install(false))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining(url.toString())
                .hasMessageContaining("connection refused");
    }

    @Test
    void anAddressWithoutASchemeIsAMistakeOnTheCommandLine() {
        var connection = new KibanaConnection(URI.create("localhost:5601"), Optional.empty(), Access.open());

        assertThatThrownBy(() -> new DashboardInstaller(connection)).isInstanceOf(UsageException.class);
    }

    private InstallReport install(boolean overwrite) {
        return new DashboardInstaller(kibana.connection()).install(OBJECTS, overwrite);
    }

    private ObjectNode stored(String key) {
        return kibana.stored.getOrDefault(key, Json.object());
    }

    private ObjectNode attributes(String key) {
        return (ObjectNode) stored(key).path("attributes");
    }
}
