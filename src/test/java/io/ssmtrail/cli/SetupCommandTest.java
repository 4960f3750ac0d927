package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.kibana.RunningStandInKibana;
import io.ssmtrail.testing.TestElasticsearch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {

    @Test
    void setupMakesTheLedgerBesideTheTemplatesAndASecondTimeNothing() {
        CommandRun first = CommandRun.withElasticsearch("setup");

        assertThat(first.exitCode()).isZero();
        assertThat(TestElasticsearch.indices("ssmtrail-loads")).containsExactly("ssmtrail-loads");
        assertThat(TestElasticsearch.get("/ssmtrail-loads/_mapping")
                        .at("/ssmtrail-loads/mappings/properties/kind/type")
                        .asText())
                .isEqualTo("keyword");
        assertThat(CommandRun.withElasticsearch("setup").out().lines())
                .contains("unchanged  index ssmtrail-loads", "unchanged  index template ssmtrail-loads (version 2)")
                .allMatch(line -> line.startsWith("unchanged "));
    }

    @Test
    void setupMakesAnEmptyIndexOfThisMonthOnlyWhereThereIsNoneOfEvents() {
        TestElasticsearch.deleteIndices(IndexNames.EVENTS);
        String thisMonth = IndexNames.ofMonth(Instant.now());

        assertThat(CommandRun.withElasticsearch("setup").out().lines()).contains("created    index " + thisMonth);
        assertThat(TestElasticsearch.indices(IndexNames.EVENTS)).containsExactly(thisMonth);

        TestElasticsearch.deleteIndices(IndexNames.EVENTS);
        TestElasticsearch.put("/ssm-cloudtrail-2018.03", "");
        CommandRun.withElasticsearch("setup");
        assertThat(TestElasticsearch.indices(IndexNames.EVENTS)).containsExactly("ssm-cloudtrail-2018.03");
    }

    @Test
    void withAKibanaItInstallsTheDashboardsAndASecondTimeNothing() {
        try (var kibana = new RunningStandInKibana()) {
            String url = kibana.url().toString();

            CommandRun first = CommandRun.withElasticsearch("setup", "--kibana-url", url);

            assertThat(first.exitCode()).isZero();
            assertThat(first.out().lines()).contains("created    9 dashboards", "created    3 data views");
            assertThat(first.err()).contains("Open " + url + "/app/dashboards#/view/ssmtrail-overview");
            assertThat(CommandRun.withElasticsearch("setup", "--kibana-url", url)
                            .out()
                            .lines())
                    .contains("unchanged  9 dashboards")
                    .allMatch(line -> line.startsWith("unchanged "));
        }
    }

    @Test
    void kibanaIsAskedWithTheCredentialsOfElasticsearchUnlessItHasItsOwn(@TempDir Path folder) throws IOException {
        try (var kibana = new RunningStandInKibana()) {
            kibana.accept("ApiKey shared");
            String url = kibana.url().toString();

            String shared = secret(folder, "shared");
            assertThat(CommandRun.withElasticsearch("setup", "--kibana-url", url, "--api-key-file", shared)
                            .exitCode())
                    .isZero();
            CommandRun other = CommandRun.withElasticsearch(
                    "setup",
                    "--kibana-url",
                    url,
                    "--api-key-file",
                    shared,
                    "--kibana-api-key-file",
                    secret(folder, "own"));
            assertThat(other.exitCode()).isEqualTo(3);
            assertThat(other.err()).contains("does not accept the credentials (401)");
        }
    }

    @Test
    void whereNoKibanaAnswersTheIndicesAreMadeAndTheExitCodeSaysThatTheDashboardsAreNot() {
        URI gone;
        try (var kibana = new RunningStandInKibana()) {
            gone = kibana.url();
        }

        CommandRun run = CommandRun.withElasticsearch("setup", "--kibana-url", gone.toString());

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).contains("index ssmtrail-loads");
        assertThat(run.err()).contains("Kibana at " + gone);
    }

    @Test
    void aRetentionIsInDays() {
        CommandRun run = CommandRun.withElasticsearch("setup", "--retention", "13 months");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'13 months' is no time to keep events for", "--retention 400d");
        assertThat(CommandRun.withElasticsearch("setup", "--retention", "none").exitCode())
                .isZero();
    }

    private static String secret(Path folder, String text) throws IOException {
        Path file = folder.resolve(text);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }
}
