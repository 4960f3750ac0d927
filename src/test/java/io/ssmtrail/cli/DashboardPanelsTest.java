package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.kibana.PanelSearches;
import io.ssmtrail.kibana.PanelSearches.PanelSearch;
import io.ssmtrail.sample.Story;
import io.ssmtrail.sample.StoryOptions;
import io.ssmtrail.testing.TestElasticsearch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every panel's search, run on a real Elasticsearch that holds a story. */
class DashboardPanelsTest {

    /** A month that no other test loads. */
    private static final Instant END = Instant.parse("2023-05-30T00:00:00Z");

    private static final int DAYS = 7;
    private static final String INDEX = "ssm-cloudtrail-2023.05";
    private static final String LEDGER = "ssmtrail-loads";

    @BeforeAll
    static void loadAStory(@TempDir Path folder) {
        StoryOptions standard = StoryOptions.until(END);
        Story.write(folder, new StoryOptions(standard.seed(), DAYS, END, standard.shape(), standard.compression()));
        String url = TestElasticsearch.url().toString();
        run("setup", "--url", url);
        run(
                "load",
                "--url",
                url,
                "--rejects",
                folder.resolve("rejects.ndjson").toString(),
                folder.resolve("AWSLogs").toString());
        TestElasticsearch.refresh(INDEX + "," + LEDGER);
    }

    @Test
    void everyPanelAnswersAndShowsSomethingUnlessItSaysThatItMayBeEmpty() {
        assertThat(emptyPanels(
                        INDEX,
                        PanelSearches.between("ssmtrail-events", "2023-05-01T00:00:00Z", "2023-05-31T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void everyPanelOfTheLedgerAnswersAndShowsTheLoad() {
        Instant now = Instant.now();

        assertThat(emptyPanels(
                        LEDGER,
                        PanelSearches.between(
                                LEDGER,
                                now.minus(1, ChronoUnit.HOURS).toString(),
                                now.plus(1, ChronoUnit.HOURS).toString())))
                .isEmpty();
    }

    @Test
    void everyPanelAnswersWhereThereAreNoEvents() {
        PanelSearches.between("ssmtrail-events", "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z")
                .forEach((name, search) -> answer(INDEX, name, search));
        PanelSearches.between(LEDGER, "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z")
                .forEach((name, search) -> answer(LEDGER, name, search));
    }

    private static Set<String> emptyPanels(String index, Map<String, PanelSearch> searches) {
        Set<String> empty = new TreeSet<>();
        searches.forEach((name, search) -> {
            JsonNode answer = answer(index, name, search);
            boolean nothing = answer.at("/hits/total/value").asLong() == 0
                    || answer.path("aggregations").findValues("buckets").stream()
                            .findFirst()
                            .filter(JsonNode::isEmpty)
                            .isPresent();
            if (nothing && !search.mayBeEmpty()) {
                empty.add(name);
            }
        });
        return empty;
    }

    private static JsonNode answer(String index, String name, PanelSearch search) {
        JsonNode answer = TestElasticsearch.post("/" + index + "/_search", search.body());
        assertThat(answer.at("/_shards/failed").asInt()).as(name).isZero();
        return answer;
    }

    private static void run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine ssmtrail = Ssmtrail.commandLine();
        ssmtrail.setOut(new PrintWriter(said, true));
        ssmtrail.setErr(new PrintWriter(said, true));
        assertThat(ssmtrail.execute(arguments)).as(said.toString()).isZero();
    }
}
