package io.ssmtrail.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided before, and without, a start; the start itself is in {@code LocalCommandTest}. */
class LocalElasticsearchTest {
    @TempDir
    Path folder;

    @BeforeEach
    void openTheFolder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aPortThatIsAskedForMustBeFree() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LocalOptions options = LocalOptions.usual().withDataDir(folder).withPort(other.getLocalPort());
            assertThatThrownBy(() -> LocalElasticsearch.start(options))
                    .isInstanceOf(OperationException.class)
                    .hasMessage("Port " + other.getLocalPort() + " is taken by another program.");
        }
    }

    @Test
    void withoutAWishForAPortAFreeOneIsTaken() throws IOException {
        int first = LoopbackPort.choose(OptionalInt.empty());
        assertThat(first).isBetween(9200, 9299);
        try (ServerSocket other = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(LoopbackPort.choose(OptionalInt.empty())).isBetween(other.getLocalPort() + 1, 9299);
        }
    }

    @Test
    void aMissingDistributionIsReportedWithThePlaceAndWhatToDo() {
        Path nowhere = folder.resolve("nowhere");
        LocalOptions options = LocalOptions.usual().withDataDir(folder).withDistribution(nowhere);
        assertThatThrownBy(() -> LocalElasticsearch.start(options))
                .hasMessageContaining("Looked at: " + nowhere)
                .asInstanceOf(type(OperationException.class))
                .satisfies(e -> assertThat(e.advice()).contains("mvn package", "--distribution"));
    }

    @Test
    void dataOfANewerVersionAreNotStartedOn() throws IOException {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.createFile(home.resolve("bin/elasticsearch"));
        Files.createFile(home.resolve("lib/elasticsearch-8.19.21.jar"));
        LocalOptions options = dataOf("9.5.3").withDistribution(home);
        assertThatThrownBy(() -> LocalElasticsearch.start(options))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("written by Elasticsearch 9.5.3, and " + home + " is Elasticsearch 8.19.21");
        assertThat(folder.resolve("config")).doesNotExist();
    }

    @Test
    void dataOfAnotherMajorVersionAreNotStartedOnWithoutADistributionThatIsNamed() throws IOException {
        LocalOptions options = dataOf("7.17.29");
        assertThatThrownBy(() -> LocalElasticsearch.start(options))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("no Elasticsearch 7 could read them any more");
        assertThat(folder.resolve("config")).doesNotExist();
    }

    @Test
    void aFolderThatNeverHeldOneRunsNone() {
        assertThat(LocalElasticsearch.find(folder.resolve("none"))).isEmpty();
        assertThat(LocalElasticsearch.stop(folder.resolve("none"))).isEmpty();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void theStateFileOfADeadProcessIsNoRunningElasticsearch() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        saveState(dead.pid());
        assertThat(LocalElasticsearch.find(folder)).isEmpty();
    }

    @Test
    void aProcessThatGotTheIdLaterIsNeitherFoundNorStopped() throws IOException {
        Process other = new ProcessBuilder("sleep", "30").start();
        try {
            saveState(other.pid());
            Files.createDirectories(folder.resolve("tmp"));
            Files.writeString(new DataFolder(folder).pidFile(), String.valueOf(other.pid()));
            assertThat(LocalElasticsearch.find(folder)).isEmpty();
            assertThat(LocalElasticsearch.stop(folder)).isEmpty();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aBrokenStateFileIsLikeNone() throws IOException {
        Files.writeString(folder.resolve("state.properties"), "url=http://localhost:9200\nversion=8.19.21\npid=many");
        assertThat(LocalElasticsearch.find(folder)).isEmpty();
    }

    @Test
    void sizesAndPortsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> LocalOptions.usual().withHeap("much")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> LocalOptions.usual().withPort(70000)).isInstanceOf(UsageException.class);
    }

    @Test
    void aFolderThatOnlyRootCanPassIsRefusedForTheUserWhoStandsInForRoot() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        DataFolder data = new DataFolder(closed.resolve("data"));
        assertThatThrownBy(() -> data.create(ServerUser.NOBODY))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("'nobody'")
                .hasMessageContaining(data.path().toString());
        assertThat(data.path()).doesNotExist();
    }

    private LocalOptions dataOf(String version) throws IOException {
        DataFolder data = new DataFolder(folder);
        Files.createDirectories(data.data().resolve("_state"));
        data.saveVersion(version);
        return LocalOptions.usual().withDataDir(folder);
    }

    private void saveState(long pid) {
        new DataFolder(folder).saveState(ServerState.starting(9200, "8.19.21").withPid(pid));
    }
}
