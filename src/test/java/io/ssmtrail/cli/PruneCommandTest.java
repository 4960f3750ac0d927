package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.testing.TestElasticsearch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneCommandTest {

    private static final String OTHER = "ssm-cloudtrail-2018.01-restored";

    @TempDir
    private Path folder;

    @BeforeEach
    void someMonths() {
        TestElasticsearch.deleteIndices(IndexNames.EVENTS);
        for (String month : List.of("2018.01", "2018.02", "2018.03")) {
            TestElasticsearch.put("/ssm-cloudtrail-" + month, "");
            TestElasticsearch.put(
                    "/ssm-cloudtrail-" + month + "/_doc/1?refresh=true",
                    "{\"@timestamp\":\"" + month.replace('.', '-') + "-10T00:00:00Z\"}");
        }
        TestElasticsearch.put("/" + OTHER, "");
    }

    @AfterEach
    void noMonths() {
        TestElasticsearch.deleteIndices(IndexNames.EVENTS);
    }

    @Test
    void monthsWhollyBeforeTheBoundAreDeletedAndWhatTheBoundFallsIntoStays() {
        CommandRun run = CommandRun.withElasticsearch("prune", "--older-than", "2018-03-31", "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(2).allMatch(line -> line.matches("ssm-cloudtrail-2018.0[12] +1 .* MB"));
        assertThat(run.err())
                .startsWith("Deleted 2 events in 2 indices, ")
                .contains("The ledger still has their files as loaded", "'load --reload'");
        assertThat(TestElasticsearch.indices(IndexNames.EVENTS)).containsExactly(OTHER, "ssm-cloudtrail-2018.03");
    }

    @Test
    void aMonthGoesAtTheMomentItIsOver() {
        CommandRun.withElasticsearch("prune", "--older-than", "2018-01-31T23:59:59Z", "--yes");
        assertThat(TestElasticsearch.indices(IndexNames.EVENTS)).contains("ssm-cloudtrail-2018.01");

        CommandRun.withElasticsearch("prune", "--older-than", "2018-02-01", "--yes");
        assertThat(TestElasticsearch.indices(IndexNames.EVENTS))
                .containsExactly(OTHER, "ssm-cloudtrail-2018.02", "ssm-cloudtrail-2018.03");
    }

    @Test
    void aDryRunShowsWhatWouldGoAndDeletesNothing() {
        CommandRun run = CommandRun.withElasticsearch("prune", "--older-than", "400d", "--dry-run");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(3);
        assertThat(run.err()).contains("Nothing was deleted");
        assertThat(TestElasticsearch.indices(IndexNames.EVENTS)).hasSize(4);
    }

    @Test
    void whereNobodyCanAnswerNothingIsDeletedWithoutYes() throws Exception {
        JavaProcess run = JavaProcess.run(
                folder,
                List.of(),
                "prune",
                "--older-than",
                "400d",
                "--url",
                TestElasticsearch.url().toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("Nobody is there to ask", "--yes");
        assertThat(TestElasticsearch.indices(IndexNames.EVENTS)).hasSize(4);
    }

    @Test
    void aClosedMonthIsDeletedToo() {
        TestElasticsearch.post("/ssm-cloudtrail-2018.01/_close", "");

        CommandRun run = CommandRun.withElasticsearch("prune", "--older-than", "2018-02-01", "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("closed");
        assertThat(TestElasticsearch.indices(IndexNames.EVENTS)).doesNotContain("ssm-cloudtrail-2018.01");
    }

    @Test
    void whereNothingIsOlderItSaysSo() {
        CommandRun run = CommandRun.withElasticsearch("prune", "--older-than", "2018-01-15", "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("No month of events is wholly before 2018-01-15T00:00:00Z; nothing to delete.\n");
        assertThat(CommandRun.withElasticsearch("prune", "--older-than", "20000d", "--yes")
                        .err())
                .as("of the seconds a time is told, and no less")
                .matches("No month of events is wholly before \\S+:\\d\\dZ; nothing to delete.\n");
    }
}
