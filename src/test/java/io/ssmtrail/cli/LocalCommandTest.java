package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.local.LocalElasticsearch;
import io.ssmtrail.local.RunningElasticsearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LocalCommandTest {
    @TempDir
    Path temporary;

    private Path folder;

    /** A name with a space, below folders that also the user who stands in for root can pass. */
    @BeforeEach
    void openTheFolder() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = temporary.resolve("a data folder");
    }

    @AfterEach
    void leaveNothingRunning() {
        LocalElasticsearch.stop(folder);
    }

    @Test
    void startRunsItUntilStopAndStatusTellsWhichOfBothIsTheCase() throws IOException {
        assertThat(run("status")).isEqualTo(new Outcome(1, "", "No local Elasticsearch runs in " + folder + ".\n"));

        String port = String.valueOf(freePort());
        Outcome started = run("start", "--port", port, "--heap", "512m");
        RunningElasticsearch running = LocalElasticsearch.find(folder).orElseThrow();
        assertThat(started.code()).isZero();
        assertThat(started.out()).isEqualTo("http://localhost:" + port + "\n");
        assertThat(started.err()).contains("Elasticsearch " + running.version() + " runs (process " + running.pid());
        if (Files.exists(Path.of("/proc/self/stat"))) {
            assertThat(sessionOf(running.pid()))
                    .as("a session of its own, so that Ctrl-C cannot reach it")
                    .isNotEqualTo(sessionOf(ProcessHandle.current().pid()));
        }

        Outcome again = run("start");
        assertThat(again.code()).isZero();
        assertThat(again.out()).isEqualTo(started.out());
        assertThat(again.err()).contains("already runs (process " + running.pid() + ")");

        assertThat(run("start", "--port", port)).isEqualTo(again);
        CommandRun elsewhere =
                CommandRun.of("local", "start", "--data-dir", folder.toString(), "--port", String.valueOf(freePort()));
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.out()).isEmpty();
        assertThat(elsewhere.err()).contains("already runs at http://localhost:" + port + ", not at port");

        Outcome status = run("status");
        assertThat(status.code()).isZero();
        assertThat(status.out())
                .containsSubsequence(
                        "url        http://localhost:" + port,
                        "version    " + running.version(),
                        "process    " + running.pid(),
                        "data       " + folder,
                        "health     green",
                        "documents  0",
                        "size       0.0 MB");

        Outcome stopped = run("stop");
        assertThat(stopped.code()).isZero();
        assertThat(stopped.err()).contains("Stopped Elasticsearch at http://localhost:" + port);
        assertThat(ProcessHandle.of(running.pid())).isEmpty();
        assertThat(folder.resolve("data")).isNotEmptyDirectory();
        assertThat(folder.resolve("elasticsearch-version"))
                .as("what the next start may bring to data of its own version")
                .content()
                .isEqualTo(running.version() + "\n");

        assertThat(run("stop")).isEqualTo(new Outcome(0, "", "No local Elasticsearch runs in " + folder + ".\n"));
    }

    private record Outcome(int code, String out, String err) {}

    private Outcome run(String command, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new LocalCommand());
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] words = new String[options.length + 3];
        words[0] = command;
        words[1] = "--data-dir";
        words[2] = folder.toString();
        System.arraycopy(options, 0, words, 3, options.length);
        int code = line.execute(words);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** The sixth field; the second, the name of the program, may hold spaces. */
    private static String sessionOf(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
