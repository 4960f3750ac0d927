package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.geo.GeoDatabases;
import io.ssmtrail.geo.TestDatabase;
import io.ssmtrail.intake.Rejection;
import io.ssmtrail.reindex.Reindexer;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index as an earlier version left it, of a year of its own: nothing but records, and no word of their schema. */
class ReindexCommandTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String INDEX = "ssm-cloudtrail-2033.05";
    private static final String TIME = "2033-05-06T07:08:09Z";

    @BeforeEach
    void anEarlierIndex() {
        TestElasticsearch.deleteIndices("ssm-cloudtrail-2033.*");
        CommandRun.withElasticsearch("setup");
        TestElasticsearch.put("/" + INDEX, "{\"mappings\":{\"_meta\":{\"ssmtrail\":{\"schema\":0},\"team\":\"soc\"}}}");
    }

    @AfterEach
    void noEvents() {
        TestElasticsearch.deleteIndices("ssm-cloudtrail-2033.*");
    }

    @Test
    void everyDocumentIsMappedAgainUnderItsIdAndItsRecordStaysByteForByte() {
        String odd = Trail.record("odd", TIME, "\"eventSource\":\"ssm.amazonaws.com\",\"eventName\":\"GetParameter\"")
                .replace("/app/key", "/app/\\u00e9\\ud83d\\ude00/\\\\\\\"é😀\\ud800");
        Map<String, String> originals = new TreeMap<>(Map.of("plain", Trail.record("plain", TIME), "odd", odd));
        originals.forEach((id, original) -> store(id, original, json -> {}));

        CommandRun run = reindex();

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains(
                        INDEX + ": 2 documents",
                        "2 documents read = 2 rewritten + 0 changed meanwhile + 0 rejected",
                        "1 indices rewritten, 0 up to date before, 0 left as they are");
        assertThat(originals()).isEqualTo(originals);
        assertThat(TestElasticsearch.get("/" + INDEX + "/_count?q=aws.ssm.parameter.name:%22/app/key%22")
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(TestElasticsearch.get("/" + INDEX + "/_mapping").at("/" + INDEX + "/mappings/_meta"))
                .hasToString("{\"ssmtrail\":{\"schema\":1},\"team\":\"soc\"}");
    }

    @Test
    void whatIsOfThePresentSchemaIsNotTouchedUnlessTold() {
        store("a", Trail.record("a", TIME), json -> {});
        reindex();
        String version = version("a");

        assertThat(reindex().err()).contains("0 documents read", "0 indices rewritten, 1 up to date before");
        assertThat(version("a")).isEqualTo(version);
        assertThat(reindex("--all").err()).contains("1 documents read = 1 rewritten");
    }

    @Test
    void whatOthersHavePutIntoADocumentStaysAndWhereItsAddressWasToo() {
        store("a", Trail.record("a", TIME), json -> {
            json.putObject("labels").put("case", "4711");
            json.putObject("source").putObject("geo").put("country_iso_code", "NL");
            json.putObject("aws").put("gone", "since");
        });

        reindex();

        JsonNode document = TestElasticsearch.get("/" + INDEX + "/_doc/a").path("_source");
        assertThat(document.at("/labels/case").asText()).isEqualTo("4711");
        assertThat(document.at("/source/geo/country_iso_code").asText()).isEqualTo("NL");
        assertThat(document.at("/source/ip").asText()).isEqualTo("192.0.2.7");
        assertThat(document.at("/aws").has("gone")).isFalse();
    }

    @Test
    void databasesTellOfEventsThatWereLoadedWithoutThem(@TempDir Path folder) throws IOException {
        TestDatabase.writeExamples(folder);
        store("a", Trail.record("a", TIME).replace("192.0.2.7", "93.184.216.34"), json -> {});
        reindex();

        assertThat(reindex("--geoip", folder.toString()).exitCode()).isZero();

        JsonNode source =
                TestElasticsearch.get("/" + INDEX + "/_doc/a").path("_source").path("source");
        assertThat(source.at("/geo/country_iso_code").asText()).isEqualTo("PT");
        assertThat(source.at("/as/number").asInt()).isEqualTo(64_496);
    }

    @Test
    void aDocumentThatCannotBeMappedAgainIsToldAndStaysAsItIs() {
        store("good", Trail.record("good", TIME), json -> {});
        store("other", Trail.record("another", TIME), json -> {});
        store("broken", "{\"eventSource\":", json -> {});
        TestElasticsearch.put("/" + INDEX + "/_doc/foreign?refresh=true", "{\"@timestamp\":\"" + TIME + "\"}");

        CommandRun run = reindex();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "document foreign is left as it is: its record has no event.original",
                        "document other is left as it is: its record has the id another by its record",
                        "document broken is left as it is: its record is ",
                        "4 documents read = 1 rewritten + 0 changed meanwhile + 3 rejected");
        assertThat(originals()).containsKeys("good", "other", "broken").hasSize(4);
        assertThat(reindex().err()).contains(INDEX + ": 3 documents left", "3 documents read = 0 rewritten");
    }

    @Test
    void aRecordThatTheMapperFailsAtKeepsNoOtherOut(@TempDir Path folder) throws Exception {
        TestDatabase.writeExamples(folder);
        GeoDatabases closed = GeoDatabases.open(List.of(folder));
        closed.close();
        store("near", Trail.record("near", TIME).replace("192.0.2.7", "10.0.0.7"), json -> {});
        store("far", Trail.record("far", TIME).replace("192.0.2.7", "93.184.216.34"), json -> {});
        List<String> rejected = new ArrayList<>();
        Told told = new Told() {
            @Override
            public synchronized void rejected(Rejection rejection) {
                rejected.add(rejection.eventId() + " " + rejection.reason());
            }
        };

        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            Reindexer reindexer = new Reindexer(elastic, new RecordMapper(closed), true, Duration.ofMinutes(1), told);
            assertThat(reindexer.run(INDEX, false)).isEqualTo(new Reindexer.Result(0, 0, 1));
            assertThat(reindexer.progress().rewritten()).isEqualTo(1);
        }
        assertThat(rejected)
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("far cannot be mapped, which is a fault of ssmtrail: ");
    }

    @Test
    void anInterruptedRunGoesOnWithWhatIsLeftAndEachDocumentIsRewrittenOnce() throws InterruptedException {
        int documents = 5_000;
        Map<String, String> originals = fill(documents);
        Told told = new Told();
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            Reindexer first = new Reindexer(elastic, new RecordMapper(), false, Duration.ofMinutes(1), told);
            Thread interruption = new Thread(() -> {
                while (first.progress().rewritten() == 0) {
                    Thread.onSpinWait();
                }
                first.stop();
            });
            interruption.start();
            Reindexer.Result half = first.run(INDEX, false);
            interruption.join();
            long done = first.progress().rewritten();
            assertThat(done).isBetween(1L, documents - 1L);
            assertThat(half.left()).isEqualTo(1);

            Reindexer second = new Reindexer(elastic, new RecordMapper(), false, Duration.ofMinutes(1), told);
            Reindexer.Result rest = second.run(INDEX, false);

            assertThat(rest.rewritten()).isEqualTo(1);
            assertThat(second.progress().rewritten()).isEqualTo(documents - done);
            assertThat(told.begun)
                    .containsExactly(documents + " documents", (documents - done) + " documents going on");
        }
        assertThat(originals()).isEqualTo(originals);
        assertThat(TestElasticsearch.get("/" + INDEX + "/_count?q=_exists_:aws.ssm.parameter.name")
                        .path("count")
                        .asInt())
                .isEqualTo(documents);
    }

    @Test
    void aRunOverAllMonthsThatWasInterruptedDoesNotBeginAgain() throws InterruptedException {
        String later = "ssm-cloudtrail-2033.06";
        TestElasticsearch.put("/" + later, "");
        TestElasticsearch.put(
                "/" + later + "/_doc/later?refresh=true",
                document(Trail.record("later", "2033-06-01T00:00:00Z")).toString());
        store("a", Trail.record("a", TIME), json -> {});
        reindex();
        String pattern = "ssm-cloudtrail-2033.*";
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            Told first = new Told();
            Reindexer interrupted = new Reindexer(elastic, new RecordMapper(), false, Duration.ofMinutes(1), first);
            first.whenBegun = () -> {
                if (first.begun.size() == 2) {
                    interrupted.stop();
                }
            };
            assertThat(interrupted.run(pattern, true)).isEqualTo(new Reindexer.Result(1, 0, 1));
        }

        CommandRun rest = CommandRun.withElasticsearch("reindex", "--index", pattern, "--all");

        assertThat(rest.exitCode()).isZero();
        assertThat(rest.err()).contains(later + ": 1 documents left", "1 indices rewritten, 1 up to date before");
        assertThat(CommandRun.withElasticsearch("reindex", "--index", pattern).err())
                .contains("0 documents read", "2 up to date before");
        assertThat(CommandRun.withElasticsearch("reindex", "--index", pattern, "--all")
                        .err())
                .contains("2 documents read = 2 rewritten");
    }

    @Test
    void anIndexWhoseShardIsNotThereIsLeftAndNotTakenForRewritten() {
        TestElasticsearch.deleteIndices(INDEX);
        TestElasticsearch.put(
                "/" + INDEX + "?wait_for_active_shards=0",
                "{\"settings\":{\"index.routing.allocation.require._name\":\"nobody\"}}");
        TestElasticsearch.put("/" + INDEX + "/_mapping", "{\"_meta\":{\"ssmtrail\":{\"schema\":0}}}");

        CommandRun early = reindex();

        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.err())
                .contains(
                        INDEX + " is left as it is: it has shards that are not started; run this again once they are",
                        "0 indices rewritten, 0 up to date before, 1 left as they are");

        TestElasticsearch.put("/" + INDEX + "/_settings", "{\"index.routing.allocation.require._name\":null}");
        store("a", Trail.record("a", TIME), json -> {});

        assertThat(reindex().err()).contains("1 documents read = 1 rewritten", "1 indices rewritten");
    }

    @Test
    void aRewritingThatKnowsNotAllShardsIsBegunAgain() {
        store("a", Trail.record("a", TIME), json -> {});
        TestElasticsearch.put(
                "/" + INDEX + "/_mapping",
                "{\"_meta\":{\"ssmtrail\":{\"schema\":0,\"rewriting\":"
                        + "{\"schema\":1,\"places\":false,\"ended\":false,\"through\":{}}}}}");

        assertThat(reindex().err()).contains(INDEX + ": 1 documents\n", "1 documents read = 1 rewritten");
    }

    private static Map<String, String> fill(int documents) {
        Map<String, String> originals = new TreeMap<>();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < documents; i++) {
            String id = "e" + i;
            originals.put(id, Trail.record(id, TIME));
            body.append("{\"index\":{\"_id\":\"").append(id).append("\"}}\n");
            body.append(document(originals.get(id))).append('\n');
        }
        TestElasticsearch.post("/" + INDEX + "/_bulk?refresh=true", body.toString());
        return originals;
    }

    private interface More {
        void into(ObjectNode document);
    }

    private static void store(String id, String original, More more) {
        ObjectNode document = document(original);
        more.into(document);
        TestElasticsearch.put("/" + INDEX + "/_doc/" + id + "?refresh=true", document.toString());
    }

    private static ObjectNode document(String original) {
        ObjectNode document = JSON.createObjectNode().put("@timestamp", TIME);
        document.putObject("event").put("original", original);
        return document;
    }

    private static CommandRun reindex(String... options) {
        List<String> words = new ArrayList<>(List.of("reindex", "--index", INDEX));
        words.addAll(List.of(options));
        return CommandRun.withElasticsearch(words.toArray(String[]::new));
    }

    private static String version(String id) {
        return TestElasticsearch.get("/" + INDEX + "/_doc/" + id)
                .path("_version")
                .asText();
    }

    /** Records by the documents' ids. */
    private static Map<String, String> originals() {
        TestElasticsearch.refresh(INDEX);
        Map<String, String> originals = new TreeMap<>();
        TestElasticsearch.post("/" + INDEX + "/_search?size=10000", "{\"_source\":[\"event.original\"]}")
                .at("/hits/hits")
                .forEach(hit -> originals.put(
                        hit.path("_id").asText(),
                        hit.at("/_source/event/original").asText()));
        return originals;
    }

    private static class Told implements Reindexer.Listener {

        private final List<String> begun = new ArrayList<>();
        private Runnable whenBegun = () -> {};

        @Override
        public synchronized void begins(String index, long documents, boolean goesOn) {
            begun.add(documents + " documents" + (goesOn ? " going on" : ""));
            whenBegun.run();
        }

        @Override
        public void leaves(String index, String reason) {
            throw new AssertionError(index + " " + reason);
        }

        @Override
        public void rejected(Rejection rejection) {
            throw new AssertionError(rejection.toString());
        }
    }
}
