package io.ssmtrail.local;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts the server through Elasticsearch's own script, which ends as soon as the server is ready and leaves it behind as
 * a daemon. Server and script get a session of their own, so that neither Ctrl-C nor the end of the terminal reaches them.
 */
record Launch(Distribution distribution, Path javaHome, DataFolder folder, ServerUser user) {

    /** Returns when the server is ready. */
    void run(Duration timeout) {
        Process script = begin();
        Thread cleaner = new Thread(() -> abandon(script), "abandon-elasticsearch");
        Runtime.getRuntime().addShutdownHook(cleaner);
        boolean ready = false;
        try {
            boolean ended = script.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                throw StartFailure.in(folder).explain("did not become ready within " + timeout.toSeconds() + " s");
            }
            if (script.exitValue() != 0) {
                throw StartFailure.in(folder).explain("ended with exit code " + script.exitValue());
            }
            ready = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperationException(
                    "The start of Elasticsearch was interrupted.", "Start it again when you are ready.", e);
        } finally {
            dismiss(cleaner);
            if (!ready) {
                abandon(script);
            }
        }
    }

    private Process begin() {
        List<String> command = new ArrayList<>(ownSession());
        command.addAll(user.prefix());
        command.addAll(List.of(
                distribution.launcher().toString(), "-d", "-p", folder.pidFile().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(distribution.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.launcherLog().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeAll(List.of("JAVA_HOME", "JAVA_OPTS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        environment.keySet().removeAll(List.of("ES_JAVA_OPTS", "ES_HOME", "JDK_JAVA_OPTIONS"));
        environment.put("ES_JAVA_HOME", javaHome.toString());
        environment.put("ES_PATH_CONF", folder.config().toString());
        environment.put("ES_TMPDIR", folder.temporary().toString());
        environment.put("CLI_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        environment.put("HOME", folder.temporary().toString());
        try {
            Process script = builder.start();
            script.getOutputStream().close();
            return script;
        } catch (IOException e) {
            throw new OperationException(
                    "Cannot start " + distribution.launcher() + ": " + e.getMessage() + ".",
                    "See that bash is installed and that the file can be run.",
                    e);
        }
    }

    private static List<String> ownSession() {
        Optional<Path> setsid = SearchPath.find("setsid");
        if (setsid.isPresent()) {
            return List.of(setsid.get().toString());
        }
        // Where there is no setsid, as on macOS, job control at least gives a process group of its own.
        return SearchPath.find("bash")
                .map(bash -> List.of(bash.toString(), "-c", "set -m; \"$0\" \"$@\" & wait $!"))
                .orElse(List.of());
    }

    private void abandon(Process script) {
        List<ProcessHandle> started = script.descendants().toList();
        script.destroy();
        started.forEach(ProcessHandle::destroyForcibly);
        ServerProcess.of(folder).ifPresent(server -> server.handle().destroyForcibly());
    }

    private static void dismiss(Thread cleaner) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // We are being shut down; the cleaner is at work.
            cleaner.interrupt();
        }
    }
}
