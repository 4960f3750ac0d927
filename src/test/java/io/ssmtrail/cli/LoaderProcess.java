package io.ssmtrail.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A load in a process of its own, for what cannot be done to the process of the tests. */
final class LoaderProcess {

    private final Process process;
    private final Path err;

    private LoaderProcess(Process process, Path err) {
        this.process = process;
        this.err = err;
    }

    static LoaderProcess start(URI url, Path archive, Path scratch, String... options) {
        try {
            Path err = Files.createTempFile(scratch, "load", ".err");
            List<String> words = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "load",
                    "--url",
                    url.toString(),
                    "--rejects",
                    scratch.resolve("rejects.ndjson").toString()));
            words.addAll(List.of(options));
            words.add(archive.toString());
            return new LoaderProcess(
                    new ProcessBuilder(words)
                            .redirectError(err.toFile())
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start(),
                    err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String err() {
        try {
            return Files.readString(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /** As {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end, and returns the code. */
    int end(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still runs after " + seconds + " seconds: " + err());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
