package io.ssmtrail.cli;

import static io.ssmtrail.testing.Trail.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private CommandRun run(String command, String... options) {
        List<String> words = new ArrayList<>(
                List.of(command, "--url", TestElasticsearch.url().toString()));
        words.addAll(List.of(options));
        if (command.equals("load")) {
            words.add("--rejects");
            words.add(folder.resolveSibling(folder.getFileName() + ".rejects").toString());
        }
        words.add(folder.toString());
        return CommandRun.of(words.toArray(String[]::new));
    }
}
