package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that an earlier version has set up and filled; its events are of a year of their own. */
class UpgradeTest {

    private static final String INDEX = "ssm-cloudtrail-2032.07";
    private static final String PARAMETER = "/template/mappings/properties/aws/properties/ssm/properties/parameter";

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void theShippedTemplatesAndNoEvents() {
        TestElasticsearch.deleteIndices("ssm-cloudtrail-2032.*");
        CommandRun.withElasticsearch("setup");
    }

    @Test
    void setupUpdatesTheTemplateAndAddsTheFieldToTheIndexThatIsThere() throws IOException {
        install(parameter -> parameter.remove("name"));
        assertThat(type("name")).isEmpty();

        CommandRun setup = CommandRun.withElasticsearch("setup");

        assertThat(setup.exitCode()).isZero();
        assertThat(setup.out().lines())
                .contains(
                        "updated    component template ssmtrail-ssm (version 1)",
                        "updated    index " + INDEX + " (aws.ssm.parameter.name)");
        assertThat(setup.err()).contains("'ssmtrail reindex'");
        assertThat(type("name")).isEqualTo("keyword");
        load("new");
        assertThat(TestElasticsearch.get("/" + INDEX + "/_count?q=aws.ssm.parameter.name:%22/app/key%22")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(CommandRun.withElasticsearch("setup").out()).doesNotContain("updated");
    }

    @Test
    void aLoadBringsTheFieldItself() throws IOException {
        install(parameter -> parameter.remove("name"));

        load("new");

        assertThat(type("name")).isEqualTo("keyword");
    }

    @Test
    void aFieldOfAnotherTypeIsToldAndAllElseIsAdded() throws IOException {
        install(parameter -> {
            parameter.putObject("name").put("type", "long");
            parameter.remove("path");
        });

        CommandRun setup = CommandRun.withElasticsearch("setup");

        assertThat(setup.exitCode()).isEqualTo(1);
        assertThat(setup.err())
                .contains(
                        "Index " + INDEX + " keeps its field aws.ssm.parameter.name: ",
                        "cannot be changed from type [long] to [keyword]",
                        "search --all --raw");
        assertThat(type("name")).isEqualTo("long");
        assertThat(type("path")).isEqualTo("keyword");
    }

    @Test
    void anIndexThatReadsTheOriginalRecordWhereTodaysDoNotStaysAsItIs() throws IOException {
        install(
                "ssmtrail-ecs",
                template -> ((ObjectNode) template.at("/template/mappings/properties/event/properties"))
                        .putObject("original")
                        .put("type", "keyword")
                        .put("index", false)
                        .put("doc_values", false));

        CommandRun setup = CommandRun.withElasticsearch("setup");

        assertThat(setup.exitCode()).as(setup.err()).isZero();
        assertThat(setup.out())
                .contains("updated    component template ssmtrail-ecs")
                .doesNotContain("updated    index");
        load("old-form");
    }

    @Test
    void anIndexOfThisVersionNeedsNothing() {
        TestElasticsearch.put("/" + INDEX, "");

        CommandRun setup = CommandRun.withElasticsearch("setup");

        assertThat(setup.exitCode()).isZero();
        assertThat(setup.out()).doesNotContain("updated");
    }

    private interface Older {
        void than(ObjectNode today);
    }

    /** Puts the template of an earlier version in place, and makes an index of it. */
    private static void install(Older older) throws IOException {
        install(
                "ssmtrail-ssm",
                template -> older.than((ObjectNode) template.at(PARAMETER).path("properties")));
    }

    private static void install(String component, Older older) throws IOException {
        String resource = "/mappings/component/" + component + ".json";
        try (InputStream in = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(resource))) {
            ObjectNode template = (ObjectNode) new JsonMapper().readTree(in);
            ((ObjectNode) template.path("_meta")).put("version", 0);
            older.than(template);
            TestElasticsearch.put("/_component_template/" + component, template.toString());
        }
        TestElasticsearch.put("/" + INDEX, "");
    }

    private void load(String id) {
        Path file = Trail.write(folder.resolve(id + ".json"), Trail.file(Trail.record(id, "2032-07-01T00:00:00Z")));
        assertThat(CommandRun.withElasticsearch("load", file.toString()).exitCode())
                .isZero();
    }

    private static String type(String field) {
        return TestElasticsearch.get("/" + INDEX + "/_mapping")
                .at("/" + INDEX + PARAMETER.replace("/template", "") + "/properties/" + field + "/type")
                .asText();
    }
}
