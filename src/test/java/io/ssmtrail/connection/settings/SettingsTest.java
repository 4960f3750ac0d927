package io.ssmtrail.connection.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ssmtrail.connection.Credentials;
import io.ssmtrail.connection.Trust;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    private Path folder;

    @Test
    void anOptionHoldsOverTheEnvironmentAndThatOverTheFileAndThatOverTheDefault() throws IOException {
        Path file = file("rw-------", "url=http://file:9200", "username=file-user", "password=file-word", "space=ops");
        Map<String, String> environment =
                Map.of("SSMTRAIL_URL", "http://environment:9200", "SSMTRAIL_USERNAME", "environment-user");

        Settings settings = settings(Map.of(Setting.URL, "http://option:9200"), environment, file);

        assertThat(Arrays.stream(Setting.values()).flatMap(setting -> settings.find(setting).stream()))
                .extracting(Value::toString)
                .containsExactly(
                        "url=http://option:9200 (option --url)",
                        "username=environment-user (environment SSMTRAIL_USERNAME)",
                        "password=*** (file " + file + ")",
                        "space=ops (file " + file + ")");
        ServerSettings servers = new ServerSettings(settings);
        assertThat(servers.urls()).containsExactly(URI.create("http://option:9200"));
        assertThat(servers.elasticsearch().credentials())
                .isEqualTo(new Credentials.Basic("environment-user", "file-word"));
        assertThat(servers.elasticsearch().requestTimeout()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void nothingSaidIsTheElasticsearchOfThisMachineWithoutCredentials() {
        ServerSettings servers = servers(Map.of());

        assertThat(servers.urls()).containsExactly(URI.create("http://localhost:9200"));
        assertThat(servers.elasticsearch().credentials()).isEqualTo(new Credentials.None());
        assertThat(servers.kibanaUrl()).isEmpty();
    }

    @Test
    void whoIsNamedCloserAsksWhateverElseIsSaidFartherOff() throws IOException {
        Path password = file("rw-------", "opensesame");

        Settings settings = new Settings(
                Map.of(Setting.USERNAME, "alice", Setting.PASSWORD_FILE, password.toString()),
                Map.of("SSMTRAIL_API_KEY", "a-key"),
                new SettingsFile(Optional.empty(), Map.of()));

        assertThat(new ServerSettings(settings).elasticsearch().credentials())
                .isEqualTo(new Credentials.Basic("alice", "opensesame"));
    }

    @Test
    void twoWaysToAskAtTheSamePlaceContradictEachOther() {
        ServerSettings servers = servers(Map.of("SSMTRAIL_API_KEY", "a-key", "SSMTRAIL_USERNAME", "alice"));

        assertThatThrownBy(servers::elasticsearch)
                .isInstanceOf(UsageException.class)
                .hasMessage("There are both api-key and username (environment SSMTRAIL_API_KEY,"
                        + " environment SSMTRAIL_USERNAME).");
    }

    @Test
    void apiKeysMayBeEncodedOrAsElasticsearchAnswersThem() {
        assertThat(servers(Map.of("SSMTRAIL_API_KEY", "aWQ6a2V5"))
                        .elasticsearch()
                        .credentials()
                        .authorization())
                .hasValue("ApiKey aWQ6a2V5");
        assertThat(servers(Map.of("SSMTRAIL_API_KEY", "id:key"))
                        .elasticsearch()
                        .credentials()
                        .authorization())
                .hasValue("ApiKey aWQ6a2V5");
    }

    @Test
    void aTokenIsABearer() throws IOException {
        Path file = file("r--------", "AAEAAWVsYXN0aWM", "second line");

        assertThat(servers(Map.of("SSMTRAIL_TOKEN_FILE", file.toString()))
                        .elasticsearch()
                        .credentials()
                        .authorization())
                .hasValue("Bearer AAEAAWVsYXN0aWM");
    }

    @Test
    void kibanaTakesWhatElasticsearchTakesUnlessSomethingElseIsSaid() {
        Map<String, String> shared = Map.of("SSMTRAIL_API_KEY", "shared", "SSMTRAIL_CA_FINGERPRINT", "ab".repeat(32));
        assertThat(servers(shared).kibana()).isEqualTo(servers(shared).elasticsearch());

        ServerSettings own = servers(Map.of(
                "SSMTRAIL_API_KEY",
                "shared",
                "SSMTRAIL_KIBANA_API_KEY",
                "own",
                "SSMTRAIL_KIBANA_CA_CERT",
                "kibana.pem"));
        assertThat(own.kibana().credentials()).isEqualTo(new Credentials.ApiKey("own"));
        assertThat(own.kibana().trust()).isEqualTo(new Trust.Authorities(Path.of("kibana.pem")));
        assertThat(own.elasticsearch().credentials()).isEqualTo(new Credentials.ApiKey("shared"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aFileWithASecretThatOthersCanOpenIsRefused(String permissions) throws IOException {
        Path secret = file(permissions, "opensesame");
        ServerSettings servers = servers(Map.of("SSMTRAIL_API_KEY_FILE", secret.toString()));

        UsageException refusal = catchThrowableOfType(UsageException.class, servers::elasticsearch);

        assertThat(refusal).hasMessageContaining(permissions).hasMessageNotContaining("opensesame");
        assertThat(refusal.advice()).isEqualTo("Close it: chmod 600 " + secret);
    }

    @Test
    void aSettingsFileWithASecretIsPrivateToo() throws IOException {
        Path open = file("rw-r--r--", "url=http://es:9200");
        assertThat(settings(Map.of(), Map.of(), open).find(Setting.URL)).isPresent();

        Path telling = file("rw-r--r--", "password=opensesame");
        assertThatThrownBy(() -> settings(Map.of(), Map.of(), telling))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("let others see the secret");
    }

    @Test
    void aMistypedSettingIsNotPassedOver() throws IOException {
        Path file = file("rw-------", "ulr=http://es:9200");

        assertThatThrownBy(() -> settings(Map.of(), Map.of(), file))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("says 'ulr', which is no setting");
    }

    @Test
    void theFileIsTheOneAskedForElseThatOfTheEnvironmentElseTheUsualOne() throws IOException {
        Path asked = file("rw-------", "url=http://asked:9200");
        Path named = file("rw-------", "url=http://named:9200");
        Path usual = folder.resolve("ssmtrail").resolve("ssmtrail.properties");
        Files.createDirectories(folder.resolve("ssmtrail"));
        Files.writeString(usual, "url=http://usual:9200");
        Map<String, String> both = Map.of("SSMTRAIL_CONFIG", named.toString(), "XDG_CONFIG_HOME", folder.toString());

        assertThat(SettingsFile.read(Optional.of(asked), both).path()).hasValue(asked);
        assertThat(SettingsFile.read(Optional.empty(), both).path()).hasValue(named);
        assertThat(SettingsFile.read(Optional.empty(), Map.of("XDG_CONFIG_HOME", folder.toString()))
                        .path())
                .hasValue(usual);
        assertThat(SettingsFile.read(
                                Optional.empty(),
                                Map.of("XDG_CONFIG_HOME", folder.resolve("none").toString()))
                        .path())
                .isEmpty();
        assertThatThrownBy(() -> SettingsFile.read(Optional.of(folder.resolve("gone")), both))
                .isInstanceOf(UsageException.class)
                .hasMessage("The settings file " + folder.resolve("gone")
                        + " cannot be read: there is no such file or folder.");
    }

    @Test
    void aSecretWhoseFileIsNotThereIsToldWithTheSettingThatNamesIt() throws IOException {
        Path gone = folder.resolve("api-key");
        Path said = file("rw-------", "api-key-file=" + gone);
        ServerSettings settings =
                new ServerSettings(new Settings(Map.of(), Map.of(), SettingsFile.read(Optional.of(said), Map.of())));

        assertThatThrownBy(settings::elasticsearch)
                .isInstanceOf(UsageException.class)
                .hasMessage("The file " + gone + ", which api-key-file names (file " + said
                        + "), cannot be read: there is no such file or folder.");
    }

    @Test
    void passwordsInAddressesAreRefusedAndNotShown() {
        assertThatThrownBy(() -> servers(Map.of("SSMTRAIL_URL", "https://alice:opensesame@es:9200"))
                        .urls())
                .isInstanceOf(UsageException.class)
                .hasMessage("The address (environment SSMTRAIL_URL) holds a user name or password.");
        assertThatThrownBy(() -> servers(Map.of("SSMTRAIL_URL", "https://alice:open sesame@es:9200"))
                        .urls())
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("sesame");
    }

    @Test
    void severalNodesAndTimesAreUnderstood() {
        ServerSettings servers = servers(Map.of(
                "SSMTRAIL_URL", "https://a:9200, https://b:9200",
                "SSMTRAIL_CONNECT_TIMEOUT", "500s",
                "SSMTRAIL_REQUEST_TIMEOUT", "3m"));

        assertThat(servers.urls()).containsExactly(URI.create("https://a:9200"), URI.create("https://b:9200"));
        assertThat(servers.elasticsearch().connectTimeout()).isEqualTo(Duration.ofSeconds(500));
        assertThat(servers.elasticsearch().requestTimeout()).isEqualTo(Duration.ofMinutes(3));
        assertThatThrownBy(() ->
                        servers(Map.of("SSMTRAIL_CONNECT_TIMEOUT", "soon")).elasticsearch())
                .isInstanceOf(UsageException.class)
                .hasMessage("'soon' is no time to wait (environment SSMTRAIL_CONNECT_TIMEOUT).");
    }

    private static ServerSettings servers(Map<String, String> environment) {
        return new ServerSettings(new Settings(Map.of(), environment, new SettingsFile(Optional.empty(), Map.of())));
    }

    private static Settings settings(Map<Setting, String> options, Map<String, String> environment, Path file) {
        return new Settings(options, environment, SettingsFile.read(Optional.of(file), environment));
    }

    private Path file(String permissions, String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "file", "");
        Files.writeString(file, String.join("\n", lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
