package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.error.ExitCode;
import io.ssmtrail.sample.WrittenArchive;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();

    @Test
    void bulkIsWrittenAndCounted() {
        assertThat(run("--events", "1000", "--ssm-share", "0.25", "--records-per-file", "100", path("bulk")))
                .isZero();

        assertThat(err.toString()).contains("Wrote 1,000 events (250 of Systems Manager) in 10 files");
        assertThat(new WrittenArchive(directory.resolve("bulk")).records()).hasSize(1_000);
    }

    @Test
    void aStoryIsToldWithItsIncidents() {
        assertThat(run("--story", "--days", "3", "--end", "2026-03-18", path("story")))
                .isZero();

        assertThat(err.toString())
                .contains("with 12 incidents", "A document is shared with the whole world", "ground-truth.json");
        assertThat(new WrittenArchive(directory.resolve("story")).files()).contains("ground-truth.json");
    }

    @Test
    void shapesAndCompressionsAreNamedInLowerCase() {
        assertThat(run("--events", "5", "--shape", "lookup-events", "--compress", "none", path("shaped")))
                .isZero();
        assertThat(new WrittenArchive(directory.resolve("shaped")).logFiles()).allMatch(file -> file.endsWith(".json"));
    }

    @Test
    void aFolderWithSomethingInItIsRefused() {
        assertThat(run("--events", "5", path("twice"))).isZero();
        assertThat(run("--events", "5", path("twice"))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("is not empty");
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private int run(String... arguments) {
        CommandLine commandLine = Ssmtrail.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        all[0] = "generate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine.execute(all);
    }
}
