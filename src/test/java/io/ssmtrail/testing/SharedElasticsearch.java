package io.ssmtrail.testing;

import io.ssmtrail.local.LocalElasticsearch;
import io.ssmtrail.local.LocalOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.elasticsearch.ElasticsearchContainer;

/**
 * Chooses and starts the Elasticsearch of this test JVM: the one at a given URL, else a container where a Docker engine
 * answers, else a local one.
 */
final class SharedElasticsearch {

    private static final String IMAGE = "docker.elastic.co/elasticsearch/elasticsearch:"
            + System.getProperty("ssmtrail.test.elasticsearch.version", "8.19.12");

    /** A record of a million members fills most of 512 MB, and 9.x refuses what takes a tenth of the heap once parsed. */
    private static final String HEAP = "1400m";

    private SharedElasticsearch() {}

    static URI start() {
        Optional<String> given = Optional.ofNullable(System.getProperty("ssmtrail.test.url"))
                .or(() -> Optional.ofNullable(System.getenv("SSMTRAIL_TEST_URL")))
                .filter(url -> !url.isBlank());
        if (given.isPresent()) {
            return URI.create(given.get());
        }
        return DockerClientFactory.instance().isDockerAvailable() ? startContainer() : startLocal();
    }

    private static URI startContainer() {
        // Testcontainers itself removes it when this JVM ends.
        @SuppressWarnings("resource")
        ElasticsearchContainer container = new ElasticsearchContainer(IMAGE)
                .withEnv("xpack.security.enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m");
        container.start();
        return URI.create("http://" + container.getHttpHostAddress());
    }

    private static URI startLocal() {
        Path base = baseFolder();
        endForgotten(base);
        Path folder = base.resolve("jvm-" + ProcessHandle.current().pid());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
        LocalOptions options = LocalOptions.usual()
                .withDataDir(folder)
                .withPort(freePort())
                .withHeap(HEAP)
                // Half the time to start, and half the work, for a server that lives a few minutes.
                .withJavaOptions("-XX:TieredStopAtLevel=1");
        return LocalElasticsearch.start(options).url();
    }

    /** Root's files may lie where the user who stands in for root cannot go. */
    private static Path baseFolder() {
        return System.getProperty("user.name", "").equals("root")
                ? Path.of(System.getProperty("java.io.tmpdir"), "ssmtrail-test")
                : Path.of("target", "elasticsearch").toAbsolutePath();
    }

    /** Ends those whose test JVM was killed before it could. */
    private static void endForgotten(Path base) {
        if (!Files.isDirectory(base)) {
            return;
        }
        try (Stream<Path> folders = Files.list(base)) {
            folders.filter(folder -> folder.getFileName().toString().matches("jvm-\\d+"))
                    .filter(folder -> ProcessHandle.of(Long.parseLong(
                                    folder.getFileName().toString().substring("jvm-".length())))
                            .isEmpty())
                    .forEach(SharedElasticsearch::end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Path folder) {
        LocalElasticsearch.stop(folder);
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
