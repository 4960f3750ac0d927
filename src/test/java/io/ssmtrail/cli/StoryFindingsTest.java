package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.intake.EventSink;
import io.ssmtrail.intake.InputPass;
import io.ssmtrail.intake.Rejection;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.sample.Story;
import io.ssmtrail.sample.StoryOptions;
import io.ssmtrail.testing.TestElasticsearch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of an organisation's ordinary work with a dozen incidents in it: the rules find these, and nothing else. */
class StoryFindingsTest {

    private static final String INDEX = "ssm-cloudtrail-" + TestElasticsearch.uniqueName("story");

    /** The rules that find each incident, and those that find something in ordinary work. */
    private static final String EXPECTED = """
            database-tunnel: access-request-by-new-role, access-token-fetched-again-and-again, session-by-new-role, session-on-unnamed-host-forwarded, tunnel-by-new-person
            denied-reconnaissance: denied-many-actions, secrets-denied
            departing-engineer: many-parameters-deleted, many-secrets-read-by-person
            fleet-command: command-by-new-role, command-on-all-nodes, output-to-new-bucket, script-by-new-role
            foreign-sync: attack-tool, foreign-account-calls, reconnaissance-by-new-role, resource-data-sync-created
            instance-credentials: attack-tool, command-by-new-role, command-by-node, node-credentials-elsewhere, script-by-new-role, script-on-several-nodes
            node-hopping: sessions-on-many-nodes
            parameter-sweep: all-secrets-read, many-secrets-read, many-secrets-read-by-person, secrets-read-from-new-address
            persistence: association-by-new-role, association-on-all-nodes, command-document-by-new-role, window-task-by-new-role
            public-document: document-public, public-sharing-block-changed, service-setting-by-new-role
            rogue-node: activation-created, all-secrets-read, node-registered-with-new-role, secrets-read-by-new-role
            root-logging-off: root-used, session-preferences-changed
            ordinary work:
            """;

    private static final JsonMapper JSON = new JsonMapper();

    /** More can be asked for with {@code -Dssmtrail.test.seeds=1,2,3}. */
    private static final List<String> SEEDS =
            List.of(System.getProperty("ssmtrail.test.seeds", "1").split(","));

    @Test
    void everyIncidentIsFoundByItsRulesAndNothingElseIs(@TempDir Path folder) throws IOException, InterruptedException {
        for (String seed : SEEDS) {
            Path archive = folder.resolve(seed);
            StoryOptions usual = StoryOptions.until(Instant.parse("2026-11-22T00:00:00Z"));
            Story.write(
                    archive,
                    new StoryOptions(
                            Long.parseLong(seed), usual.days(), usual.end(), usual.shape(), usual.compression()));
            try {
                load(archive.resolve("AWSLogs"));
                judge(seed, archive);
            } finally {
                TestElasticsearch.deleteIndices(INDEX);
            }
        }
    }

    private static void judge(String seed, Path archive) throws IOException {
        Map<String, String> incidentOf = new HashMap<>();
        for (JsonNode incident :
                JSON.readTree(archive.resolve("ground-truth.json").toFile()).path("incidents")) {
            incident.path("events")
                    .forEach(event ->
                            incidentOf.put(event.asText(), incident.path("id").asText()));
        }
        CommandRun run = CommandRun.withElasticsearch("findings", "--index", INDEX, "-o", "ndjson");
        Map<String, Set<String>> rulesOf = new TreeMap<>();
        Set<String> outside = new TreeSet<>();
        for (String line : run.out().lines().toList()) {
            JsonNode finding = JSON.readTree(line);
            String rule = finding.at("/rule/id").asText();
            boolean right = false;
            for (JsonNode id : finding.at("/ssmtrail/finding/event_ids")) {
                String incident = incidentOf.get(id.asText());
                if (incident != null) {
                    rulesOf.computeIfAbsent(incident, none -> new TreeSet<>()).add(rule);
                    right = true;
                }
            }
            if (!right) {
                outside.add(rule);
            }
        }
        StringBuilder found = new StringBuilder();
        rulesOf.forEach((incident, rules) -> line(incident, rules, found));
        line("ordinary work", outside, found);
        assertThat(found).as("what finds the incidents of seed %s", seed).hasToString(EXPECTED);
    }

    private static void line(String what, Set<String> rules, StringBuilder out) {
        out.append((what + ": " + String.join(", ", rules)).strip()).append('\n');
    }

    private static void load(Path archive) throws IOException, InterruptedException {
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            Templates.install(elastic);
        }
        Bulk bulk = new Bulk();
        InputPass pass = new InputPass(Selection.ssmFamily(), new RecordMapper());
        new InputFinder(InputStream.nullInputStream()).find(List.of(archive.toString()), new InputFinder.Sink() {
            @Override
            public void found(ArchiveInput input) {
                pass.read(input, bulk);
            }

            @Override
            public void unreadable(String name, String reason) {
                throw new AssertionError(name + ": " + reason);
            }
        });
        bulk.send();
        TestElasticsearch.refresh(INDEX);
    }

    /** All of the story goes into one index of this test's own. */
    private static final class Bulk implements EventSink {

        private static final int BYTES = 4_000_000;

        private final JsonBytes body = new JsonBytes();

        @Override
        public void event(MappedEvent event, String place, long position) {
            body.ascii("{\"index\":{}}\n");
            DocumentWriter.write(event.document(), body);
            body.write('\n');
            if (body.length() > BYTES) {
                send();
            }
        }

        @Override
        public void rejected(Rejection rejection) {
            throw new AssertionError(rejection.reason());
        }

        @Override
        public void unreadable(String place, String reason) {
            throw new AssertionError(place + ": " + reason);
        }

        @Override
        public void noted(String input, long position, String remark) {
            throw new AssertionError(input + ": " + remark);
        }

        void send() {
            if (body.length() > 0) {
                TestElasticsearch.post("/" + INDEX + "/_bulk", body.toString());
                body.clear();
            }
        }
    }
}
