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
    void theVersionThatTheProgramWasBuiltForIsTakenBeforeNewerOnesWhereverItIs() throws IOException {
        Path home = folder.resolve("home");
        Path kept = home.resolve(".m2/repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch");
        zip(folder.resolve("distribution/elasticsearch-98.0.0.zip"), "98.0.0");
        zip(kept.resolve("99.0.0/elasticsearch-99.0.0.zip"), "99.0.0");
        String builtFor = BuiltFor.version();
        zip(kept.resolve(builtFor + "/elasticsearch-" + builtFor + ".zip"), builtFor);
        DistributionFinder finder = DistributionFinder.usual(Optional.of(folder.resolve("distribution")), home);

        Distribution found = finder.find(folder.resolve("cache"), ServerUser.SELF);

        assertThat(builtFor).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(found.version()).isEqualTo(builtFor);
        assertThat(finder.remark(found)).isEmpty();
    }

    @Test
    void whereThatVersionIsMissingTheNewestOfTheFirstPlaceIsTakenAndTold() throws IOException {
        zip(folder.resolve("one/9.5.3/elasticsearch-9.5.3.zip"), "9.5.3");
        zip(folder.resolve("one/9.10.0/elasticsearch-9.10.0.zip"), "9.10.0");
        zip(folder.resolve("two/elasticsearch-9.11.0.zip"), "9.11.0");
        DistributionFinder finder = new DistributionFinder(
                List.of(folder.resolve("none"), folder.resolve("one"), folder.resolve("two")), Optional.of("8.19.21"));

        Distribution found = finder.find(folder.resolve("cache"), ServerUser.SELF);

        assertThat(found.version()).isEqualTo("9.10.0");
        assertThat(finder.remark(found))
                .contains("Elasticsearch 8.19.21, which this program was built for, is not there; taking 9.10.0 of "
                        + found.home() + ".");
    }

    @Test
    void ofOneThatIsAskedForNothingIsTold() throws IOException {
        DistributionFinder finder = finder(zip(folder.resolve("elasticsearch-99.0.0.zip"), "99.0.0"));
        assertThat(finder.remark(finder.find(folder.resolve("cache"), ServerUser.SELF)))
                .isEmpty();
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
        // Not above the cache folder: what is looked through would change while others unpack.
        Path zips = folder.resolve("zips");
        zip(zips.resolve("elasticsearch-8.19.21.zip"), "8.19.21");
        Callable<Distribution> task = () -> finder(zips).find(folder.resolve("cache"), ServerUser.SELF);
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
        DistributionFinder finder = new DistributionFinder(List.of(one, two), Optional.of("8.19.21"));
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
