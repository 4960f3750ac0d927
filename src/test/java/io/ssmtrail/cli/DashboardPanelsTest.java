package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.kibana.PanelSearches;
import io.ssmtrail.sample.Story;
import io.ssmtrail.sample.StoryOptions;
import io.ssmtrail.testing.TestElasticsearch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
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
        TestElasticsearch.refresh(INDEX);
    }

    @Test
    void everyPanelAnswersAndShowsSomethingUnlessItSaysThatItMayBeEmpty() {
        Set<String> empty = new TreeSet<>();
        PanelSearches.between("2023-05-01T00:00:00Z", "2023-05-31T00:00:00Z").forEach((name, search) -> {
            JsonNode answer = TestElasticsearch.post("/" + INDEX + "/_search", search.body());
            assertThat(answer.at("/_shards/failed").asInt()).as(name).isZero();
            boolean nothing = answer.at("/hits/total/value").asLong() == 0
                    || answer.path("aggregations").findValues("buckets").stream()
                            .findFirst()
                            .filter(JsonNode::isEmpty)
                            .isPresent();
            if (nothing && !search.mayBeEmpty()) {
                empty.add(name);
            }
        });
        assertThat(empty).isEmpty();
    }

    @Test
    void everyPanelAnswersWhereThereAreNoEvents() {
        PanelSearches.between("2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z")
                .forEach((name, search) -> assertThat(TestElasticsearch.post("/" + INDEX + "/_search", search.body())
                                .at("/_shards/failed")
                                .asInt())
                        .as(name)
                        .isZero());
    }

    private static void run(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine ssmtrail = Ssmtrail.commandLine();
        ssmtrail.setOut(new PrintWriter(said, true));
        ssmtrail.setErr(new PrintWriter(said, true));
        assertThat(ssmtrail.execute(arguments)).as(said.toString()).isZero();
    }
}
