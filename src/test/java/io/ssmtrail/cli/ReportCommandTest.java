package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.testing.TestElasticsearch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a report says of so many values that Elasticsearch counts them month by month, or not exactly. */
class ReportCommandTest {

    private static final String INDICES = "ssm-cloudtrail-" + TestElasticsearch.uniqueName("report");

    private static final String BEFORE = "2026-09-15T08:00:00Z";
    private static final String OCTOBER = "2026-10-15T08:00:00Z";
    private static final String NOVEMBER = "2026-11-15T08:00:00Z";

    private static final String SOME_NODES = "111111111111";
    private static final String MANY_NODES = "222222222222";
    private static final String MANY_BEFORE = "333333333333";
    private static final String MANY_NOW = "444444444444";
    private static final String MANY_PARAMETERS = "555555555555";

    private static final List<String> NOBODY = List.of();
    private static final List<String> ALICE = List.of("alice");
    private static final List<String> HOME = List.of("203.0.113.7");

    @BeforeAll
    static void index() {
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            Templates.install(elastic);
        }
        IntFunction<String> node = "i-%05d"::formatted;
        IntFunction<String> address = number -> "10.0." + number / 250 + "." + number % 250;
        List<String> october = new ArrayList<>();
        List<String> november = new ArrayList<>();

        october.addAll(twice(event(SOME_NODES, OCTOBER, ALICE, HOME, "node", "id", many(30, node))));
        october.add(event(SOME_NODES, OCTOBER, ALICE, HOME, "node", "id", List.of("i-steady")));
        november.addAll(twice(event(SOME_NODES, NOVEMBER, ALICE, HOME, "node", "id", List.of("i-steady"))));

        october.addAll(twice(event(MANY_NODES, OCTOBER, ALICE, HOME, "node", "id", many(1_000, node))));
        october.add(event(MANY_NODES, OCTOBER, ALICE, HOME, "node", "id", List.of("i-steady")));
        november.addAll(twice(event(MANY_NODES, NOVEMBER, ALICE, HOME, "node", "id", List.of("i-steady"))));
        november.add(event(MANY_NODES, NOVEMBER, ALICE, HOME, "node", "id", List.of("i-steady")));

        october.add(event(MANY_BEFORE, BEFORE, ALICE, HOME, "node", "id", NOBODY));
        october.addAll(twice(event(
                MANY_BEFORE, BEFORE, many(10_000, "role-%d"::formatted), many(10_000, address), "node", "id", NOBODY)));
        november.add(event(MANY_BEFORE, NOVEMBER, ALICE, HOME, "node", "id", NOBODY));
        november.add(event(MANY_BEFORE, NOVEMBER, List.of("bob"), List.of("203.0.113.8"), "node", "id", NOBODY));

        november.add(event(MANY_NOW, NOVEMBER, ALICE, many(10_001, address), "node", "id", NOBODY));

        november.add(event(
                MANY_PARAMETERS,
                NOVEMBER,
                ALICE,
                HOME,
                "parameter",
                "with_decryption\":\"true\",\"name",
                many(5_000, "/app/%d"::formatted)));

        load("-2026.10", october);
        load("-2026.11", november);
    }

    @AfterAll
    static void delete() {
        TestElasticsearch.deleteIndices(INDICES + "*");
    }

    @Test
    void whatIsFrequentOverAllIsCountedAlsoInMonthsWhereOthersAreMoreFrequent() throws JsonProcessingException {
        assertThat(json(SOME_NODES).at("/nodes/0"))
                .hasToString("{\"value\":\"i-steady\",\"events\":3,\"at_least\":false}");
        assertThat(text(SOME_NODES)).contains("""
                Nodes, without what their agents do
                          3  i-steady
                          2  i-00000
                """);
    }

    @Test
    void whatIsNotCountedInEveryMonthIsSaidToBeTheLeast() throws JsonProcessingException {
        assertThat(json(MANY_NODES).at("/nodes/0"))
                .hasToString("{\"value\":\"i-steady\",\"events\":3,\"at_least\":true}");
        assertThat(text(MANY_NODES)).contains("""
                Nodes, without what their agents do (+: at least so many)
                         3+  i-steady
                """);
        assertThat(report(MANY_NODES, "md").out()).contains("| 3+ | `i-steady` |");
    }

    @Test
    void whoWasThereBeforeIsNotNewHoweverManyOthersWere() throws JsonProcessingException {
        JsonNode report = json(MANY_BEFORE);
        assertThat(report.path("new_principals").findValuesAsText("value")).containsExactly("bob");
        assertThat(report.path("new_addresses").findValuesAsText("value")).containsExactly("203.0.113.8");
        assertThat(report.path("more_new_addresses").asBoolean()).isFalse();
    }

    @Test
    void thatThereAreMoreNewAddressesThanAreComparedIsSaid() throws JsonProcessingException {
        assertThat(json(MANY_NOW).path("more_new_addresses").asBoolean()).isTrue();
        assertThat(text(MANY_NOW))
                .contains("Source addresses that are new against the period before: at least 10,000\n")
                .contains("Principals that are new against the period before: 1\n");
    }

    @Test
    void manyParametersAreCountedAsExactlyAsElasticsearchCanAndSaidToBeAbout() throws JsonProcessingException {
        JsonNode reads = json(MANY_PARAMETERS).path("decrypted_reads");
        assertThat(reads.path("targets").asLong()).isCloseTo(5_000, within(2L));
        assertThat(reads.path("targets_estimated").asBoolean()).isTrue();
        assertThat(text(MANY_PARAMETERS))
                .containsPattern("1 reads of parameters in the clear, about [45],\\d{3} different");
    }

    private static List<String> many(int count, IntFunction<String> value) {
        return IntStream.range(0, count).mapToObj(value).toList();
    }

    private static List<String> twice(String event) {
        return Collections.nCopies(2, event);
    }

    /** Of several callers at once where many are needed: they count as if each had an event of its own. */
    private static String event(
            String account,
            String time,
            List<String> callers,
            List<String> addresses,
            String kind,
            String member,
            List<String> values) {
        return """
                {"@timestamp":"%s","event":{"action":"GetParameter","outcome":"success"},"cloud":{"account":{"id":"%s"}},\
                "aws":{"principal":{"name":%s,"actor":"person"},"ssm":{"%s":{"%s":%s}}},\
                "source":{"ip":%s}}""".formatted(time, account, array(callers), kind, member, array(values), array(addresses));
    }

    private static String array(List<String> values) {
        return "["
                + String.join(
                        ",", values.stream().map(value -> '"' + value + '"').toList()) + "]";
    }

    private static void load(String suffix, List<String> documents) {
        String bulk = String.join(
                "",
                documents.stream()
                        .flatMap(document -> Stream.of("{\"index\":{}}\n", document, "\n"))
                        .toList());
        TestElasticsearch.post("/" + INDICES + suffix + "/_bulk?refresh=true", bulk);
    }

    private static JsonNode json(String account) throws JsonProcessingException {
        return new JsonMapper().readTree(report(account, "json").out());
    }

    private static String text(String account) {
        return report(account, "text").out();
    }

    private static CommandRun report(String account, String format) {
        CommandRun run = CommandRun.withElasticsearch(
                "report",
                "--index",
                INDICES + "-*",
                "--account",
                account,
                "--since",
                "2026-10-01",
                "--until",
                "2026-12-01",
                "-o",
                format,
                "--color",
                "never",
                "--width",
                "80");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }
}
