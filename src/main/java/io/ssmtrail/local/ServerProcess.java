package io.ssmtrail.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The process of the Elasticsearch of one data folder; never another process that got its id after it. */
record ServerProcess(ProcessHandle handle) {

    private static final String MAIN_CLASS = "org.elasticsearch.bootstrap.Elasticsearch";

    /**
     * The one that Elasticsearch's own file or ours names, if it lives and is of this folder; else, because who started
     * it may have been killed before either was written, the one whose command line says so.
     */
    static Optional<ServerProcess> of(DataFolder folder) {
        Stream<Long> noted = folder.state().stream()
                .flatMapToLong(state -> state.pid().stream())
                .boxed();
        return Stream.concat(notedByItself(folder).stream(), noted)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(process -> process.isAlive() && isOf(folder, process))
                .findFirst()
                .or(() -> ProcessHandle.allProcesses()
                        .filter(process -> arguments(process)
                                .filter(words -> areOf(folder, words))
                                .isPresent())
                        .findFirst())
                .map(ServerProcess::new);
    }

    long pid() {
        return handle.pid();
    }

    /** Asks it to end, and makes it end when it has not done so in time. False when it is still there after that. */
    boolean end(Duration patience, Duration lastPatience) {
        handle.destroy();
        if (isGoneWithin(patience)) {
            return true;
        }
        handle.destroyForcibly();
        return isGoneWithin(lastPatience);
    }

    private boolean isGoneWithin(Duration time) {
        try {
            handle.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        } catch (ExecutionException | TimeoutException e) {
            return !handle.isAlive();
        }
    }

    private static Optional<Long> notedByItself(DataFolder folder) {
        try {
            return Optional.of(Long.valueOf(Files.readString(folder.pidFile()).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isOf(DataFolder folder, ProcessHandle process) {
        return arguments(process)
                .map(words -> areOf(folder, words))
                .orElseGet(() -> startedBefore(folder.pidFile(), process));
    }

    private static boolean areOf(DataFolder folder, List<String> commandLine) {
        return commandLine.contains(ServerConfiguration.MARK + folder.path())
                && commandLine.stream().anyMatch(word -> word.endsWith(MAIN_CLASS));
    }

    private static Optional<List<String>> arguments(ProcessHandle process) {
        Path procfs = Path.of("/proc", String.valueOf(process.pid()), "cmdline");
        try {
            // ProcessHandle knows no more than the first 4096 characters of a command line.
            String words = new String(Files.readAllBytes(procfs), StandardCharsets.UTF_8);
            return Optional.of(Arrays.asList(words.split("\0")));
        } catch (IOException e) {
            return process.info().arguments().map(Arrays::asList);
        }
    }

    /** A process that got a used id afterwards must have started after Elasticsearch wrote that id down. */
    private static boolean startedBefore(Path pidFile, ProcessHandle process) {
        try {
            Instant written = Files.getLastModifiedTime(pidFile).toInstant();
            return process.info().startInstant().filter(written::isAfter).isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
