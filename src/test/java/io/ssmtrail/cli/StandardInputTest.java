package io.ssmtrail.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard input whose writer pauses, and has not ended when we are told to leave off. */
class StandardInputTest {

    private static final String MONTHS = "ssm-cloudtrail-2034.*";
    private static final String TIME = "2034-05-06T07:08:09Z";

    /** What a user takes for at once, on a machine that has other things to do. */
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path scratch;

    @BeforeEach
    @AfterEach
    void removeEvents() {
        TestElasticsearch.deleteIndices(MONTHS);
    }

    @Test
    void whatWasReadIsSentWhileTheRestIsWaitedForAndAnInterruptionEndsTheWait() {
        assertThat(CommandRun.withElasticsearch("setup").exitCode()).isZero();
        long interrupted = interruptedRuns();
        JavaProcess load = begin();
        try {
            load.feed(line("a"));
            load.feed(line("b"));
            await(Duration.ofSeconds(30), () -> stored() == 2);

            load.feed(line("c"));
            await(SOON, () -> stored() == 3);

            load.feed(line("d"));
            load.feed("{\"eventVersion\":\"1.08\",".getBytes(UTF_8));
            long began = System.nanoTime();
            load.terminate();
            assertThat(load.end(60)).as(load.err()).isEqualTo(130);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        } finally {
            load.kill();
        }
        assertThat(load.err())
                .contains("4 records read = 4 loaded + 0 already present + 0 not selected + 0 rejected")
                .contains("Run the same command again")
                .doesNotContain("not acknowledged");
        assertThat(stored()).isEqualTo(4);
        assertThat(interruptedRuns()).isEqualTo(interrupted + 1);
    }

    @Test
    void anInterruptionEndsALoadThatHasReadNothingYet() {
        assertThat(CommandRun.withElasticsearch("setup").exitCode()).isZero();
        long interrupted = interruptedRuns();
        JavaProcess load = begin();
        try {
            await(Duration.ofSeconds(30), () -> load.err().contains("0 of 1 files"));
            load.terminate();
            assertThat(load.end(10)).as(load.err()).isEqualTo(130);
        } finally {
            load.kill();
        }
        assertThat(load.err()).contains("0 records read");
        assertThat(interruptedRuns()).isEqualTo(interrupted + 1);
    }

    @Test
    void aMappedRecordIsPrintedAtOnceThoughNoOtherComes() {
        for (String before : List.of("", "2034-05-06T07:08:09.000Z stream-1 ")) {
            JavaProcess map = JavaProcess.waiting(scratch, List.of("map", "-"));
            try {
                map.feed((before + Trail.record("a", TIME) + "\n").getBytes(UTF_8));
                await(Duration.ofSeconds(30), () -> map.out().lines().count() == 1);
                map.feed((before + Trail.record("b", TIME) + "\n").getBytes(UTF_8));
                await(Duration.ofSeconds(2), () -> map.out().lines().count() == 2);
            } finally {
                map.kill();
            }
        }
    }

    @Test
    void aPipeByNameIsReadAsStandardInputIs() throws Exception {
        Path pipe = scratch.resolve("events.pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        JavaProcess load = JavaProcess.load(TestElasticsearch.url(), pipe, scratch);
        Process writer = new ProcessBuilder("sh", "-c", "cat > " + pipe).start();
        try {
            writer.getOutputStream().write(line("a"));
            writer.getOutputStream().flush();
            await(Duration.ofSeconds(30), () -> stored() == 1);
            load.terminate();
            assertThat(load.end(10)).as(load.err()).isEqualTo(130);
        } finally {
            writer.destroy();
            load.kill();
        }
    }

    private JavaProcess begin() {
        List<String> words =
                new ArrayList<>(List.of("load", "--url", TestElasticsearch.url().toString(), "--rejects"));
        words.add(scratch.resolve("rejects.ndjson").toString());
        words.add("-");
        return JavaProcess.waiting(scratch, words);
    }

    private static byte[] line(String id) {
        return (Trail.record(id, TIME) + "\n").getBytes(UTF_8);
    }

    private static long stored() {
        TestElasticsearch.refresh(MONTHS);
        return TestElasticsearch.count(MONTHS);
    }

    private static long interruptedRuns() {
        TestElasticsearch.refresh("ssmtrail-loads");
        return TestElasticsearch.get("/ssmtrail-loads/_count?q=kind:run%20AND%20status:interrupted")
                .path("count")
                .asLong();
    }

    private static void await(Duration patience, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within %s", patience).isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
