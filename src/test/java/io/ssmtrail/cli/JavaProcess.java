package io.ssmtrail.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The program in a Java process of its own, for what cannot be done to the process of the tests. */
final class JavaProcess {

    private final Process process;
    private final Path out;
    private final Path err;

    private JavaProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Runs the program to its end, with no credentials of AWS. */
    static JavaProcess run(Path scratch, List<String> options, String... words) {
        return run(scratch, command(options, List.of(words)), environment -> {
            environment.keySet().removeIf(name -> name.startsWith("AWS_"));
            environment.put("AWS_EC2_METADATA_DISABLED", "true");
        });
    }

    /** Runs what starts the program to its end. */
    static JavaProcess run(Path scratch, List<String> command, Consumer<Map<String, String>> environment) {
        JavaProcess run = start(scratch, command, environment);
        run.end(120);
        return run;
    }

    /** Starts a load. */
    static JavaProcess load(URI url, Path archive, Path scratch, String... options) {
        List<String> words = new ArrayList<>(List.of("load", "--url", url.toString(), "--rejects"));
        words.add(scratch.resolve("rejects.ndjson").toString());
        words.addAll(List.of(options));
        words.add(archive.toString());
        return begin(scratch, words);
    }

    /** Starts the program. */
    static JavaProcess begin(Path scratch, List<String> words) {
        return start(scratch, command(List.of("-Xmx256m"), words), environment -> {});
    }

    /** Starts the program with a standard input that {@link #feed} fills. */
    static JavaProcess waiting(Path scratch, List<String> words) {
        return start(scratch, command(List.of("-Xmx256m"), words), environment -> {}, Redirect.PIPE);
    }

    /** What starts the program. */
    static List<String> command(List<String> options, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(words);
        return command;
    }

    private static JavaProcess start(Path scratch, List<String> command, Consumer<Map<String, String>> environment) {
        return start(scratch, command, environment, Redirect.from(new File("/dev/null")));
    }

    private static JavaProcess start(
            Path scratch, List<String> command, Consumer<Map<String, String>> environment, Redirect input) {
        try {
            Path out = Files.createTempFile(scratch, "java", ".out");
            Path err = Files.createTempFile(scratch, "java", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectInput(input)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            environment.accept(builder.environment());
            return new JavaProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives it more of its standard input, which does not end with that. */
    void feed(byte[] bytes) {
        try {
            process.getOutputStream().write(bytes);
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it ended with. */
    int code() {
        return process.exitValue();
    }

    /** Standard output so far, and what the Java machine itself says. */
    String out() {
        return read(out);
    }

    /** Standard error so far. */
    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /** As {@code kill} does; the process's own way would end its standard input as well. */
    void terminate() {
        process.toHandle().destroy();
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
