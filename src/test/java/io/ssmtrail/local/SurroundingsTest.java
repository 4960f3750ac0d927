package io.ssmtrail.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the machine offers: a Java, a cache folder, and reasons why Elasticsearch does not start. */
class SurroundingsTest {
    @TempDir
    Path folder;

    @Test
    void theFirstJavaThatIsNewEnoughIsTaken() throws IOException {
        Path old = java("old", "11.0.2");
        Path good = java("good", "17.0.15");
        Path newer = java("newer", "25");
        assertThat(JavaHome.find(inOrder(folder, old, good, newer), 17, ServerUser.SELF))
                .isEqualTo(good);
        assertThat(JavaHome.find(inOrder(folder, old, good, newer), 21, ServerUser.SELF))
                .isEqualTo(newer);
    }

    @Test
    void whenEveryJavaIsTooOldEachIsNamedWithItsVersion() throws IOException {
        Path eight = java("eight", "1.8.0_402");
        Path eleven = java("eleven", "11.0.2");
        assertThatThrownBy(() -> JavaHome.find(inOrder(eight, eleven), 17, ServerUser.SELF))
                .isInstanceOf(OperationException.class)
                .hasMessage("Elasticsearch needs Java 17 or newer, and none was found: " + eight + " is Java 8; "
                        + eleven + " is Java 11.");
    }

    @Test
    void aJavaThatOnlyRootCanReachIsNotForTheUserWhoStandsInForRoot() throws IOException {
        Path home = java("private", "17.0.15");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> JavaHome.find(inOrder(home), 17, ServerUser.NOBODY))
                .hasMessageContaining(home + " cannot be reached by the user 'nobody'");
    }

    @ParameterizedTest
    @CsvSource({
        "SELF,   Linux,      XDG_CACHE_HOME, /caches,  /caches/ssmtrail",
        "SELF,   Linux,      XDG_CACHE_HOME, relative, HOME/.cache/ssmtrail",
        "SELF,   Linux,      NONE,           '',       HOME/.cache/ssmtrail",
        "SELF,   Mac OS X,   NONE,           '',       HOME/Library/Caches/ssmtrail",
        "SELF,   Windows 11, LOCALAPPDATA,   /local,   /local/ssmtrail",
        "NOBODY, Linux,      NONE,           '',       /var/cache/ssmtrail",
        "NOBODY, Linux,      XDG_CACHE_HOME, CLOSED,   /var/cache/ssmtrail",
    })
    void theCacheFolderIsWhereTheSystemKeepsSuchThings(
            ServerUser user, String system, String variable, String value, String expected) throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Properties properties = properties(system, folder.toString());
        Map<String, String> environment = Map.of(variable, value.replace("CLOSED", closed.toString()));
        assertThat(CacheFolder.of(user, environment, properties))
                .isEqualTo(Path.of(expected.replace("HOME", folder.toString())));
    }

    @Test
    void aUserWithoutAHomeCachesInTheTemporaryFolder() {
        assertThat(CacheFolder.of(ServerUser.SELF, Map.of(), properties("Linux", "?")))
                .isEqualTo(Path.of("/scratch/ssmtrail-somebody"));
    }

    @ParameterizedTest
    @CsvSource({
        "java.io.IOException: No space left on device,                        the disk is full",
        "org.elasticsearch.http.BindHttpException: Failed to bind to 9200,    another program took the port",
        "# There is insufficient memory for the Java Runtime Environment,     there is not enough memory",
        "java.lang.UnsupportedClassVersionError: org/elasticsearch/X,         the Java it was started with is too old",
        "CorruptIndexException: indexCreatedVersionMajor is in the future: 10, written by another version",
        "java.lang.IllegalStateException: failed to obtain node locks,        uses the same data folder",
        "setpriv: setresuid failed: Operation not permitted,                  as the user 'nobody'",
        "java.nio.file.AccessDeniedException: /data,                          may not read or write",
    })
    void theLikelyReasonOfAFailedStartIsSaid(String written, String reason) {
        List<String> lines = List.of(
                "[2026-11-22T19:14:01,103][INFO ][o.e.p.PluginsService] JVM [-XX:+ExitOnOutOfMemoryError]",
                written,
                "\tat org.elasticsearch.server.cli.ServerCli.execute(ServerCli.java:112)");
        assertThat(new StartFailure(new DataFolder(folder), lines).explain("ended with exit code 1"))
                .hasMessageStartingWith("Elasticsearch did not start: it ended with exit code 1; most likely ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("Its last words:\n  " + written);
    }

    @Test
    void aFailureWithoutAKnownReasonPointsAtTheLog() {
        DataFolder data = new DataFolder(folder);
        assertThat(StartFailure.in(data).explain("ended with exit code 3"))
                .hasMessage("Elasticsearch did not start: it ended with exit code 3.")
                .extracting(OperationException::advice)
                .isEqualTo("Read " + data.serverLog() + ".");
    }

    @Test
    void onlySettingsOfModulesThatAreThereAreWritten() throws IOException {
        Distribution distribution = new Distribution(folder.resolve("home"), "8.19.21");
        Files.createDirectories(folder.resolve("home/modules/x-pack-security"));
        Files.createDirectories(folder.resolve("home/config"));
        Files.write(
                folder.resolve("home/config/jvm.options"),
                List.of("# comment", "-XX:+UseG1GC", "-Xlog:gc*:file=gc.log:filecount=32,filesize=64m"));
        DataFolder data = new DataFolder(folder.resolve("data"));
        Files.createDirectories(data.config());

        new ServerConfiguration(distribution, 9234, "2g", List.of("-Dmine=yes")).write(data);

        assertThat(data.config().resolve("elasticsearch.yml"))
                .content()
                .contains("http.host: 127.0.0.1", "http.port: 9234", "flood_stage: 200mb")
                .contains("xpack.security.enabled: false")
                .doesNotContain("xpack.ml", "geoip");
        assertThat(Files.readAllLines(data.config().resolve("jvm.options")))
                .contains("-XX:+UseG1GC", "-Xms2g", "-Xmx2g", "-Dmine=yes", "-Dssmtrail.local=" + data.path())
                .noneMatch(line -> line.contains("gc.log"));
    }

    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Path program = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(program, "");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Any\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Set<Path> inOrder(Path... homes) {
        return new LinkedHashSet<>(List.of(homes));
    }

    private static Properties properties(String system, String home) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("user.home", home);
        properties.setProperty("user.name", "somebody");
        properties.setProperty("java.io.tmpdir", "/scratch");
        return properties;
    }
}
