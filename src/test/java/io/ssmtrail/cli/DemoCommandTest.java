package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.sample.StoryOptions;
import io.ssmtrail.sample.trail.Compression;
import io.ssmtrail.sample.trail.Shape;
import io.ssmtrail.testing.TestElasticsearch;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoCommandTest {

    private static final String MONTH = "ssm-cloudtrail-2035.05";

    @TempDir
    Path folder;

    private Process process;

    /** The Elasticsearch of the tests stands for one that runs in the folder already; so it need not be started. */
    @BeforeEach
    void takeTheElasticsearchOfTheTestsForALocalOne() throws IOException {
        TestElasticsearch.deleteIndices(MONTH);
        Files.writeString(folder.resolve("state.properties"), "url=" + TestElasticsearch.url() + "\nversion=8.19.21\n");
        process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "read wait",
                        "-Dssmtrail.local=" + folder,
                        "org.elasticsearch.bootstrap.Elasticsearch")
                .start();
    }

    @AfterEach
    void leaveNothingBehind() {
        process.destroy();
        TestElasticsearch.deleteIndices(MONTH);
    }

    @Test
    void whereNotAllCouldBeLoadedItTellsWhyAndEndsAsALoadDoes() {
        TestElasticsearch.put(
                "/" + MONTH,
                "{\"mappings\":{\"properties\":{\"aws\":{\"properties\":{\"cloudtrail\":{\"properties\":"
                        + "{\"event_version\":{\"type\":\"ip\"}}}}}}}}");
        StoryOptions story =
                new StoryOptions(1, 3, Instant.parse("2035-05-20T00:00:00Z"), Shape.RECORDS, Compression.GZIP);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine demo = new CommandLine(new DemoCommand(story))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));

        int exitCode = demo.execute(
                "--data-dir",
                folder.toString(),
                "--archive",
                folder.resolve("archive").toString());

        assertThat(err.toString()).contains("rejected").contains("event_version");
        assertThat(out.toString()).contains("Try next:");
        assertThat(exitCode).as(err.toString()).isEqualTo(1);
    }

    @Test
    void aFolderThatHoldsSomethingIsRefusedBeforeElasticsearchIsStarted() {
        CommandRun demo = CommandRun.of("demo", "--data-dir", folder.toString(), "--archive", folder.toString());

        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(demo.err()).contains("the folder " + folder + " is not empty");
        assertThat(demo.out()).isEmpty();
    }
}
