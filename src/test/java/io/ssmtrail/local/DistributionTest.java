package io.ssmtrail.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
    @TempDir
    Path folder;

    @Test
    void theNewestZipOfAFolderIsUnpackedWithProgramsThatRun() throws IOException {
        zip(folder.resolve("8.9.2/elasticsearch-8.9.2.zip"), "8.9.2");
        zip(folder.resolve("8.19.21/elasticsearch-8.19.21.zip"), "8.19.21");

        Distribution found = finder(folder).find(folder.resolve("cache"), ServerUser.SELF);

        assertThat(found.version()).isEqualTo("8.19.21");
        assertThat(found.launcher()).isExecutable();
        assertThat(found.hasModule("x-pack-security")).isTrue();
        assertThat(found.hasModule("ingest-geoip")).isFalse();
    }

    @Test
    void itIsUnpackedOnce() throws IOException {
        zip(folder.resolve("elasticsearch-8.19.21.zip"), "8.19.21");
        Distribution first = finder(folder).find(folder.resolve("cache"), ServerUser.SELF);
        Files.writeString(first.home().resolve("mark"), "seen");
        Distribution second = finder(folder).find(folder.resolve("cache"), ServerUser.SELF);
        assertThat(second.home().resolve("mark")).exists();
    }

    @Test
    void severalStartsAtOnceUnpackToTheSameWholeFolder() throws Exception {
        zip(folder.resolve("elasticsearch-8.19.21.zip"), "8.19.21");
        Callable<Distribution> task = () -> finder(folder).find(folder.resolve("cache"), ServerUser.SELF);
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Distribution> found = pool.invokeAll(List.of(task, task, task, task, task, task, task, task)).stream()
                    .map(DistributionTest::result)
                    .toList();
            assertThat(Set.copyOf(found)).hasSize(1);
        } finally {
            pool.shutdown();
        }
        try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void anUnpackedOneIsTakenAsItIs() throws IOException {
        zip(folder.resolve("elasticsearch-8.19.21.zip"), "8.19.21");
        Path home =
                finder(folder).find(folder.resolve("cache"), ServerUser.SELF).home();
        assertThat(finder(home).find(folder.resolve("unused"), ServerUser.SELF).home())
                .isEqualTo(home);
        assertThat(folder.resolve("unused")).doesNotExist();
    }

    @Test
    void whenNoneIsFoundAllPlacesAreNamed() {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        DistributionFinder finder = new DistributionFinder(List.of(one, two));
        assertThatThrownBy(() -> finder.find(folder, ServerUser.SELF))
                .isInstanceOf(OperationException.class)
                .hasMessageEndingWith("Looked at: " + one + ", " + two);
    }

    @Test
    void aDamagedZipIsNamed() throws IOException {
        Path file = zip(folder.resolve("elasticsearch-8.19.21.zip"), "8.19.21");
        Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThatThrownBy(() -> finder(file).find(folder.resolve("cache"), ServerUser.SELF))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining(file + " is damaged");
    }

    @Test
    void aZipThatWritesOutsideOfItsFolderIsRefused() throws IOException {
        Path file = folder.resolve("elasticsearch-8.19.21.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, "../../escaped");
        }
        assertThatThrownBy(() -> finder(file).find(folder.resolve("cache"), ServerUser.SELF))
                .isInstanceOf(OperationException.class)
                .hasMessageContaining("../../escaped");
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void theOldestJavaFollowsTheVersion() {
        assertThat(new Distribution(folder, "8.19.21").oldestJava()).isEqualTo(17);
        assertThat(new Distribution(folder, "9.5.3").oldestJava()).isEqualTo(21);
    }

    private static DistributionFinder finder(Path place) {
        return DistributionFinder.lookingAt(Optional.of(place));
    }

    private static Distribution result(Future<Distribution> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static Path zip(Path file, String version) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            String root = "elasticsearch-" + version + "/";
            zip.putNextEntry(new ZipEntry(root));
            add(zip, root + "bin/elasticsearch");
            add(zip, root + "lib/elasticsearch-core-" + version + ".jar");
            add(zip, root + "lib/elasticsearch-" + version + ".jar");
            add(zip, root + "modules/x-pack-security/plugin.jar");
        }
        return file;
    }

    private static void add(ZipOutputStream zip, String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
    }
}
