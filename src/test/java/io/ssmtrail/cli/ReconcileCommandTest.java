package io.ssmtrail.cli;

import static io.ssmtrail.testing.Trail.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.FaultProxy;
import io.ssmtrail.testing.FaultProxy.Fault;
import io.ssmtrail.testing.StandInServer;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcileCommandTest {

    private static final String MONTHS = "ssm-cloudtrail-2032.*";
    private static final String MAY = "2032-05-06T07:08:09Z";
    private static final String JUNE = "2032-06-06T07:08:09Z";

    @TempDir
    Path folder;

    @BeforeEach
    @AfterEach
    void removeEvents() {
        TestElasticsearch.deleteIndices(MONTHS);
    }

    @Test
    void aProofThatIsInterruptedProvesNothingAndSaysSo() throws Exception {
        String pipe = folder.resolve("pipe").toString();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
        try (StandInServer server = StandInServer.elasticsearch("8.19.21")) {
            JavaProcess reconcile = JavaProcess.begin(
                    folder, List.of("reconcile", "--url", server.url().toString(), pipe));
            while (server.asked().stream().noneMatch(request -> request.contains("_count"))) {
                Thread.sleep(30);
            }
            reconcile.terminate();

            assertThat(reconcile.end(30)).as(reconcile.err()).isEqualTo(130);
            assertThat(reconcile.err())
                    .contains("Interrupted. What is missing may be more")
                    .doesNotContain("Every event");
        }
    }

    @Test
    void whatWasLoadedIsProvenToBeThere() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 4_100; i++) {
            many.add(record("r" + i, i % 2 == 0 ? MAY : JUNE));
        }
        Trail.write(folder.resolve("a.json.gz"), Trail.gzip(Trail.file(many)));
        Trail.write(
                folder.resolve("b.json"),
                Trail.file(record("r1", JUNE), record("", MAY).replace("\"eventID\":\"\",", "")));
        run("load");

        CommandRun proof = run("reconcile");

        assertThat(proof.errLines())
                .containsExactly(
                        "2 files read, 0 records not selected",
                        "4,102 events looked for = 4,102 in the index + 0 missing",
                        "Every event is in the index.");
        assertThat(proof.out()).isEmpty();
        assertThat(proof.exitCode()).isZero();
    }

    @Test
    void whatIsMissingIsListedWithItsPlaceInTheArchive() {
        Trail.write(folder.resolve("a.json"), Trail.file(record("a1", MAY), record("a2", MAY), record("j1", JUNE)));
        run("load");
        TestElasticsearch.delete("/ssm-cloudtrail-2032.05/_doc/a2");
        TestElasticsearch.deleteIndices("ssm-cloudtrail-2032.06");

        CommandRun proof = run("reconcile");

        assertThat(proof.exitCode()).isEqualTo(1);
        assertThat(proof.outLines())
                .containsExactly(
                        "a2\tssm-cloudtrail-2032.05\t" + folder + "/a.json\t2",
                        "j1\tssm-cloudtrail-2032.06\t" + folder + "/a.json\t3");
        assertThat(proof.err()).contains("3 events looked for = 1 in the index + 2 missing");

        assertThat(run("load", "--reload").exitCode()).isZero();
        assertThat(run("reconcile").exitCode()).isZero();
    }

    @Test
    void whatCannotBeReadIsNotProven() {
        Trail.write(folder.resolve("a.json"), Trail.file(record("a1", MAY), record("a2", "never")));
        Trail.write(folder.resolve("b.json"), "");
        run("load");

        CommandRun proof = run("reconcile");

        assertThat(proof.exitCode()).isEqualTo(1);
        assertThat(proof.out()).isEmpty();
        assertThat(proof.errLines())
                .contains(folder + "/a.json, record 2: has an eventTime that is no time: \"never\"")
                .contains(folder + "/b.json: is empty")
                .contains("2 files or records could not be read, so nothing is proven of them");
    }

    @Test
    void whereNothingIsLookedForNothingIsProven() {
        CommandRun empty = run("reconcile");
        assertThat(empty.errLines())
                .containsExactly(
                        "0 files read, 0 records not selected",
                        "No event was looked for: there is none in what was read.");
        assertThat(empty.exitCode()).isEqualTo(1);

        Trail.write(folder.resolve("a.json"), Trail.file(record("a1", MAY)));
        run("load");
        CommandRun mistyped = run("reconcile", "--event-source", "smm");
        assertThat(mistyped.errLines())
                .containsExactly(
                        "1 file read, 1 record not selected",
                        "No event was looked for: no record is of the event sources and the time that were asked for.");
        assertThat(mistyped.exitCode()).isEqualTo(1);
        assertThat(run("reconcile").errLines()).contains("1 event looked for = 1 in the index + 0 missing");
    }

    @Test
    void aServerThatRefusesOrCutsForAMomentIsAskedAgain() {
        Trail.write(folder.resolve("a.json"), Trail.file(record("a1", MAY), record("a2", MAY)));
        run("load");
        Fault[] faults = {Fault.TOO_MANY_REQUESTS, Fault.CUT_BEFORE, Fault.CUT_ANSWER};
        try (FaultProxy proxy = new FaultProxy(
                TestElasticsearch.url(),
                "/_mget",
                request -> request <= faults.length ? faults[request - 1] : Fault.NONE)) {

            assertThat(run(proxy.url(), "reconcile").err()).contains("2 events looked for = 2 in the index");
        }
    }

    @Test
    void aServerThatAnswersNothingForLongEndsTheProof() {
        Trail.write(folder.resolve("a.json"), Trail.file(record("a1", MAY)));
        run("load");
        try (FaultProxy proxy = new FaultProxy(TestElasticsearch.url(), "/_mget", request -> Fault.TOO_MANY_REQUESTS)) {

            CommandRun proof = run(proxy.url(), "reconcile", "--patience", "1s");

            assertThat(proof.exitCode()).isEqualTo(3);
            assertThat(proof.err()).doesNotContain("Every event is in the index");
        }
    }

    @Test
    void aShardThatIsNotThereYetIsWaitedForAndNotTakenForEmpty() {
        Trail.write(folder.resolve("a.json"), Trail.file(record("a1", JUNE)));
        String index = "/ssm-cloudtrail-2032.06";
        TestElasticsearch.put(
                index + "?wait_for_active_shards=0",
                "{\"settings\":{\"index.routing.allocation.require._name\":\"nobody\"}}");
        CompletableFuture<Void> repair = CompletableFuture.runAsync(
                () -> TestElasticsearch.put(index + "/_settings", "{\"index.routing.allocation.require._name\":null}"),
                CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));

        CommandRun proof = run("reconcile");

        repair.join();
        assertThat(proof.exitCode()).isEqualTo(1);
        assertThat(proof.err()).contains("1 event looked for = 0 in the index + 1 missing");
    }

    @Test
    void manyFilesAreReadAtOnceAndEachEventIsLookedForOnce() {
        for (int file = 0; file < 60; file++) {
            Trail.write(
                    folder.resolve("f" + file + ".json"),
                    Trail.file(record("x" + file, MAY), record("y" + file, JUNE)));
        }
        run("load");
        TestElasticsearch.delete("/ssm-cloudtrail-2032.05/_doc/x7");

        CommandRun proof = run("reconcile");

        assertThat(proof.outLines()).containsExactly("x7\tssm-cloudtrail-2032.05\t" + folder + "/f7.json\t1");
        assertThat(proof.err()).contains("60 files read", "120 events looked for = 119 in the index + 1 missing");
    }

    private CommandRun run(String command, String... options) {
        return run(TestElasticsearch.url(), command, options);
    }

    private CommandRun run(URI url, String command, String... options) {
        List<String> words = new ArrayList<>(List.of(command, "--url", url.toString()));
        words.addAll(List.of(options));
        if (command.equals("load")) {
            words.add("--rejects");
            words.add(folder.resolveSibling(folder.getFileName() + ".rejects").toString());
        }
        words.add(folder.toString());
        return CommandRun.of(words.toArray(String[]::new));
    }
}
