package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.local.LocalElasticsearch;
import io.ssmtrail.local.LocalOptions;
import io.ssmtrail.local.RunningElasticsearch;
import io.ssmtrail.testing.FaultProxy;
import io.ssmtrail.testing.FaultProxy.Fault;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens in the middle of a load, loading again leaves exactly the selected events in the index. More rounds of
 * what is left to chance: {@code -Dssmtrail.test.rounds=20}; the seed of each is in its failure.
 */
@Timeout(300)
class FaultyLoadTest {

    private static final int ROUNDS = Integer.getInteger("ssmtrail.test.rounds", 2);
    private static final String MONTHS = "ssm-cloudtrail-2033.*";
    private static final int FILES = 40;
    private static final int RECORDS = 100;
    private static final int EVENTS = FILES * RECORDS;

    @TempDir
    Path folder;

    private Path archive;
    private Path scratch;

    @BeforeEach
    void writeArchive() throws IOException {
        TestElasticsearch.deleteIndices(MONTHS);
        archive = folder.resolve("archive");
        scratch = Files.createDirectories(folder.resolve("scratch"));
        for (int file = 0; file < FILES; file++) {
            List<String> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                int number = file * RECORDS + i;
                records.add(
                        Trail.record("f-" + number, number % 3 == 0 ? "2033-01-02T03:04:05Z" : "2033-02-02T03:04:05Z"));
            }
            Trail.write(archive.resolve(file + ".json.gz"), Trail.gzip(Trail.file(records)));
        }
    }

    @AfterEach
    void removeEvents() {
        TestElasticsearch.deleteIndices(MONTHS);
    }

    @Test
    void aServerThatRefusesAndANetworkThatCutsLoseAndDoubleNothing() {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            Fault[] faults = {
                Fault.TOO_MANY_REQUESTS,
                Fault.TOO_MANY_REQUESTS,
                Fault.CUT_BEFORE,
                Fault.CUT_ANSWER,
                Fault.NONE,
                Fault.NONE,
                Fault.NONE,
                Fault.NONE,
                Fault.NONE
            };
            try (FaultProxy proxy = new FaultProxy(TestElasticsearch.url(), bulk -> {
                synchronized (random) {
                    return faults[random.nextInt(faults.length)];
                }
            })) {
                CommandRun load = load(proxy.url(), "--reload");
                assertThat(load.exitCode()).as("seed %d: %s", seed, load.err()).isZero();
                assertThat(load.err()).doesNotContain("not acknowledged");
            }
            assertExactlyTheArchive(seed);
            TestElasticsearch.deleteIndices(MONTHS);
        }
    }

    @Test
    void aLoaderThatIsKilledAtAnyMomentLosesAndDoublesNothing() {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            for (int kill = 0; kill < 2; kill++) {
                killAfter(1 + random.nextInt(15), random.nextBoolean() ? Fault.NONE : Fault.SILENCE);
            }
            CommandRun again = load(TestElasticsearch.url());
            assertThat(again.exitCode()).as("seed %d: %s", seed, again.err()).isZero();
            assertExactlyTheArchive(seed);
            assertThat(load(TestElasticsearch.url()).err()).contains(FILES + " files passed over");
            TestElasticsearch.deleteIndices(MONTHS);
            touchArchive();
        }
    }

    /** Kills the loader at one of its bulk requests, before or after it is stored. */
    private void killAfter(int bulks, Fault last) {
        CompletableFuture<JavaProcess> loader = new CompletableFuture<>();
        try (FaultProxy proxy = new FaultProxy(
                TestElasticsearch.url(),
                bulk -> {
                    if (bulk == bulks && last == Fault.NONE) {
                        loader.join().kill();
                    }
                    return bulk == bulks ? last : Fault.NONE;
                },
                (bulk, answer) -> {
                    if (bulk == bulks) {
                        loader.join().kill();
                    }
                })) {
            loader.complete(JavaProcess.load(proxy.url(), archive, scratch, "--bulk-kb", "200"));
            assertThat(loader.join().end(120)).isIn(137, 0);
        }
    }

    @Test
    void anInterruptedLoadFinishesWhatIsUnderWayTellsTheFiguresAndEndsWith130() {
        CompletableFuture<JavaProcess> loader = new CompletableFuture<>();
        try (FaultProxy proxy = new FaultProxy(TestElasticsearch.url(), bulk -> {
            if (bulk == 3) {
                loader.join().terminate();
            }
            if (bulk >= 3) {
                awaitInterruption(loader.join());
            }
            return Fault.NONE;
        })) {
            loader.complete(JavaProcess.load(proxy.url(), archive, scratch, "--bulk-kb", "100"));

            assertThat(loader.join().end(120)).as(loader.join().err()).isEqualTo(130);
        }
        assertThat(loader.join().err())
                .contains("Interrupted: finishing what is under way")
                .contains("Run the same command again")
                .doesNotContain("not acknowledged");
        TestElasticsearch.refresh(MONTHS);
        long stored = TestElasticsearch.count(MONTHS);
        assertThat(stored).isBetween(1L, EVENTS - 1L);
        assertThat(loader.join().err()).contains(String.format("= %,d loaded + 0 already present", stored));

        CommandRun again = load(TestElasticsearch.url());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("passed over: loaded before");
        assertExactlyTheArchive(0);
    }

    @Test
    void anInterruptedLoadWithoutAnAnswerEndsInTimeAndASecondSignalEndsItAtOnce() {
        for (boolean twice : new boolean[] {false, true}) {
            CompletableFuture<Void> silent = new CompletableFuture<>();
            try (FaultProxy proxy = new FaultProxy(
                    TestElasticsearch.url(), bulk -> Fault.SILENCE, (bulk, answer) -> silent.complete(null))) {
                JavaProcess loader = JavaProcess.load(proxy.url(), archive, scratch, "--bulk-kb", "100", "--reload");
                silent.join();
                long began = System.nanoTime();
                loader.terminate();
                if (twice) {
                    awaitInterruption(loader);
                    loader.terminate();
                }
                assertThat(loader.end(60)).isEqualTo(130);
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                assertThat(took).isLessThan(Duration.ofSeconds(twice ? 4 : 10));
                assertThat(loader.err().contains("not acknowledged")).isEqualTo(!twice);
                if (!twice) {
                    assertThat(loader.err()).contains("Run the same command again, without --reload, to load the rest");
                }
            }
        }
        assertThat(load(TestElasticsearch.url()).exitCode()).isZero();
        assertExactlyTheArchive(0);
    }

    @Test
    void anInterruptedLoadOfASlowServerLeavesTheRestForTheNextOneAndWritesTheLedger() {
        assertThat(CommandRun.withElasticsearch("setup").exitCode()).isZero();
        long interrupted = interruptedRuns();
        CompletableFuture<JavaProcess> loader = new CompletableFuture<>();
        CompletableFuture<Long> told = new CompletableFuture<>();
        try (FaultProxy proxy = new FaultProxy(TestElasticsearch.url(), bulk -> {
            if (bulk == 6) {
                loader.join().terminate();
                told.complete(System.nanoTime());
            }
            sleep(Duration.ofMillis(1_200));
            return Fault.NONE;
        })) {
            loader.complete(JavaProcess.load(proxy.url(), archive, scratch, "--bulk-kb", "100"));

            assertThat(loader.join().end(120)).as(loader.join().err()).isEqualTo(130);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - told.join())).isLessThan(Duration.ofSeconds(10));
        assertThat(loader.join().err()).contains("not acknowledged");
        assertThat(interruptedRuns()).isEqualTo(interrupted + 1);

        assertThat(load(TestElasticsearch.url()).exitCode()).isZero();
        assertExactlyTheArchive(0);
    }

    @Test
    void aLoadThatIsInterruptedWhileTheLastOfItIsUnderWayIsComplete() {
        assertThat(CommandRun.withElasticsearch("setup").exitCode()).isZero();
        long interrupted = interruptedRuns();
        CompletableFuture<JavaProcess> loader = new CompletableFuture<>();
        try (FaultProxy proxy = new FaultProxy(TestElasticsearch.url(), bulk -> {
            loader.join().terminate();
            awaitInterruption(loader.join());
            return Fault.NONE;
        })) {
            loader.complete(JavaProcess.load(proxy.url(), archive, scratch, "--readers", "1", "--bulk-kb", "100000"));

            assertThat(loader.join().end(60)).as(loader.join().err()).isEqualTo(130);
        }
        assertThat(loader.join().err())
                .contains("Interrupted when all was loaded already")
                .doesNotContain("not acknowledged");
        assertThat(TestElasticsearch.count(MONTHS)).as("searches see them").isEqualTo(EVENTS);
        assertThat(interruptedRuns()).isEqualTo(interrupted);
        assertExactlyTheArchive(0);
    }

    @Test
    void aDiskThatIsFullForAWhileLosesAndDoublesNothing() {
        AtomicInteger refused = new AtomicInteger();
        try (FaultProxy proxy = new FaultProxy(TestElasticsearch.url(), bulk -> Fault.NONE, (bulk, answer) -> {
            if (bulk == 2) {
                block("true");
            }
            if (answer.contains("disk usage exceeded flood-stage watermark") && refused.incrementAndGet() == 3) {
                block("null");
            }
        })) {
            CommandRun load = load(proxy.url());
            assertThat(load.exitCode()).as(load.err()).isZero();
        }
        assertThat(refused.get()).isGreaterThanOrEqualTo(3);
        assertExactlyTheArchive(0);
    }

    private static void block(String value) {
        for (String index : TestElasticsearch.indices(MONTHS)) {
            TestElasticsearch.put(
                    "/" + index + "/_settings", "{\"index.blocks.read_only_allow_delete\":" + value + "}");
        }
    }

    @Test
    void anEventThatElasticsearchHasNotTheMemoryForIsRejectedAndAllOthersAreLoaded() throws IOException {
        String large = Trail.record("f-large", "2033-01-02T03:04:05Z");
        // 9.x takes requests in pieces, which no breaker stops; what it needs a tenth of its heap for, it refuses.
        boolean inPieces = TestElasticsearch.majorVersion() >= 9;
        large = inPieces
                ? large.replace("\"name\":\"/app/key\"", members(1_170_000))
                : large.replace("/app/key", "k".repeat(2_000_000));
        Trail.write(archive.resolve("large.json.gz"), Trail.gzip(Trail.file(large)));
        CommandRun load;
        setBreaker(inPieces ? "null" : "\"2mb\"");
        try {
            load = load(TestElasticsearch.url());
        } finally {
            setBreaker("null");
        }

        assertThat(load.exitCode()).as(load.err()).isEqualTo(1);
        assertThat(load.err())
                .contains(String.format("%,d loaded + 0 already present + 0 not selected + 1 rejected", EVENTS))
                .contains(
                        "large.json.gz, record 1: was refused by Elasticsearch: it is too much for its memory even alone")
                .contains(inPieces ? "rejected execution of primary operation" : "Data too large")
                .contains("give its nodes more heap, and load the file of rejected records");
        CommandRun again = CommandRun.of(
                "load",
                "--url",
                TestElasticsearch.url().toString(),
                "--rejects",
                scratch.resolve("rejected-again").toString(),
                scratch.resolve("rejects").toString());
        assertThat(again.exitCode()).as(again.err()).isEqualTo(inPieces ? 1 : 0);
        assertThat(again.err()).contains(inPieces ? "too much for its memory even alone" : "1 loaded");
        TestElasticsearch.refresh(MONTHS);
        assertThat(TestElasticsearch.count(MONTHS)).isEqualTo(inPieces ? EVENTS : EVENTS + 1L);
    }

    private static String members(int count) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < count; i++) {
            members.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
        }
        return members.toString();
    }

    private static void setBreaker(String limit) {
        TestElasticsearch.put(
                "/_cluster/settings", "{\"persistent\":{\"network.breaker.inflight_requests.limit\":" + limit + "}}");
    }

    @Test
    void anElasticsearchThatIsKilledAndComesBackLosesAndDoublesNothing() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        LocalOptions options = LocalOptions.usual()
                .withDataDir(folder.resolve("elasticsearch"))
                .withPort(freePort())
                .withHeap("400m")
                .withJavaOptions("-XX:TieredStopAtLevel=1");
        RunningElasticsearch server = LocalElasticsearch.start(options);
        CompletableFuture<RunningElasticsearch> back = new CompletableFuture<>();
        try (FaultProxy proxy = new FaultProxy(server.url(), bulk -> {
            if (bulk == 5) {
                ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
                process.destroyForcibly();
                process.onExit().join();
                back.completeAsync(() -> LocalElasticsearch.start(options));
            }
            return Fault.NONE;
        })) {
            CommandRun load = load(proxy.url());
            assertThat(load.exitCode()).as(load.err()).isZero();
            assertThat(back.join().pid()).isNotEqualTo(server.pid());
            CommandRun proof = CommandRun.of("reconcile", "--url", server.url().toString(), archive.toString());
            assertThat(proof.err()).contains(String.format("%,d in the index + 0 missing", EVENTS));
        } finally {
            LocalElasticsearch.stop(options.dataDir());
        }
    }

    private CommandRun load(URI url, String... options) {
        List<String> words = new ArrayList<>(List.of(
                "load",
                "--url",
                url.toString(),
                "--bulk-kb",
                "200",
                "--rejects",
                scratch.resolve("rejects").toString()));
        words.addAll(List.of(options));
        words.add(archive.toString());
        return CommandRun.of(words.toArray(String[]::new));
    }

    private void assertExactlyTheArchive(long seed) {
        TestElasticsearch.refresh(MONTHS);
        assertThat(TestElasticsearch.count(MONTHS))
                .as("events in the index, seed %d", seed)
                .isEqualTo(EVENTS);
        CommandRun proof =
                CommandRun.of("reconcile", "--url", TestElasticsearch.url().toString(), archive.toString());
        assertThat(proof.exitCode()).as("seed %d: %s", seed, proof.err()).isZero();
    }

    /** So that the ledger does not take them for loaded. */
    private void touchArchive() {
        for (int file = 0; file < FILES; file++) {
            assertThat(archive.resolve(file + ".json.gz").toFile().setLastModified(System.currentTimeMillis() + 2_000))
                    .isTrue();
        }
    }

    private static long interruptedRuns() {
        TestElasticsearch.refresh("ssmtrail-loads");
        return TestElasticsearch.get("/ssmtrail-loads/_count?q=kind:run%20AND%20status:interrupted")
                .path("count")
                .asLong();
    }

    private static void awaitInterruption(JavaProcess loader) {
        for (int i = 0; i < 1_000 && !loader.err().contains("Interrupted"); i++) {
            sleep(Duration.ofMillis(30));
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
