package io.ssmtrail.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The S3-compatible server of the tests: Adobe's S3Mock, a process that ends with this one.
 *
 * @see <a href="https://github.com/adobe/S3Mock">S3Mock</a>
 */
public final class TestS3 {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final URI URL = start();

    private TestS3() {}

    /** Where it answers; this process has credentials for it from then on. */
    public static URI url() {
        return URL;
    }

    /** Makes an empty bucket with a name of its own. */
    public static String bucket() {
        String name = "trail-" + UUID.randomUUID();
        send(put(name, new byte[0]));
        return name;
    }

    public static void put(String bucket, String key, byte[] content) {
        send(put(bucket + "/" + key, content));
    }

    /** Puts an object, and what is to be kept beside its bytes, by names without {@code x-amz-meta-}. */
    public static void put(String bucket, String key, byte[] content, Map<String, String> metadata) {
        HttpRequest.Builder request = HttpRequest.newBuilder(put(bucket + "/" + key, content), (name, value) -> true);
        metadata.forEach((name, value) -> request.header("x-amz-meta-" + name, value));
        send(request.build());
    }

    public static void delete(String bucket, String key) {
        send(HttpRequest.newBuilder(URI.create(URL + "/" + bucket + "/" + key))
                .timeout(Duration.ofMinutes(1))
                .DELETE()
                .build());
    }

    /** Puts many small objects, several at a time. */
    public static void putAll(String bucket, Map<String, byte[]> objects) {
        objects.entrySet().parallelStream().forEach(object -> put(bucket, object.getKey(), object.getValue()));
    }

    private static HttpRequest put(String path, byte[] content) {
        return HttpRequest.newBuilder(URI.create(URL + "/" + path))
                .timeout(Duration.ofMinutes(1))
                .PUT(BodyPublishers.ofByteArray(content))
                .build();
    }

    private static void send(HttpRequest request) {
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(request + ": " + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request + " was interrupted", e);
        }
    }

    private static URI start() {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        try {
            Path folder = Files.createDirectories(Path.of("target", "s3mock").toAbsolutePath());
            Path log = folder.resolve("s3mock.log");
            int port = freePort();
            Path jar = Path.of(System.getProperty(
                    "ssmtrail.s3mock", folder.resolve("s3mock-exec.jar").toString()));
            Path classes = Path.of(TestS3.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            "-Djava.io.tmpdir=" + Files.createTempDirectory(folder, "data"),
                            "-cp",
                            jar + System.getProperty("path.separator") + classes,
                            S3MockLauncher.class.getName(),
                            "--http.port=" + port,
                            "--server.port=0")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            URI url = URI.create("http://localhost:" + port);
            awaitAnswer(url, process, log);
            return url;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitAnswer(URI url, Process process, Path log) throws IOException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding());
                return;
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError(
                "S3Mock does not start: " + Files.readAllLines(log).stream().collect(Collectors.joining("\n")));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
