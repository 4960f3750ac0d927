package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.sample.bulk.BulkArchive;
import io.ssmtrail.sample.bulk.BulkOptions;
import io.ssmtrail.sample.trail.Compression;
import io.ssmtrail.sample.trail.Shape;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestIndex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the size on disk of synthetic SSM events, in this project's layout and in that of Elastic's integration: {@code
 * mvn test -Dtest=IndexSizeMeasurement -Dssmtrail.measure=50000} for so many events.
 */
class IndexSizeMeasurement {

    private static final int BULK_BYTES = 5_000_000;
    private static final int WINDOW_BULKS = 6;
    private static final double MOST = 0.6;

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private record Kept(long kind, String id, ObjectNode document) {}

    private final RecordMapper mapper = new RecordMapper();
    private final List<Kept> window = new ArrayList<>();
    private int windowBytes;

    @Test
    void anEventTakesAtMostThreeFifthsOfWhatItTakesInTheIntegrationsLayout() throws Exception {
        long events = Long.getLong("ssmtrail.measure", 50_000);
        Instant end = Instant.parse("2025-12-31T00:00:00Z");
        BulkArchive.write(
                folder, new BulkOptions(1, events, 1, 1_000, Duration.ofDays(30), end, Shape.NDJSON, Compression.NONE));
        try (TestIndex ours = TestIndex.create("size-ours", fresh(TestIndex.schema()));
                TestIndex theirs = TestIndex.create("size-integration", fresh(IntegrationLayout.schema()))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                    load(Files.readAllLines(file), ours, theirs);
                }
            }
            empty(ours);
            double size = bytesAnEvent(ours, events);
            double integrations = bytesAnEvent(theirs, events);

            print("%.0f bytes an event; %.0f in the layout of Elastic's integration: %.1f %%"
                    .formatted(size, integrations, 100 * size / integrations));
            assertThat(size / integrations).isLessThanOrEqualTo(MOST);
        }
    }

    /** With a size that is told as it is, and not as it was some seconds ago. */
    private static ObjectNode fresh(ObjectNode schema) {
        ((ObjectNode) schema.at("/settings/index")).putObject("store").put("stats_refresh_interval", "0s");
        return schema;
    }

    private void load(List<String> records, TestIndex ours, TestIndex theirs) throws Exception {
        for (String record : records) {
            MappedEvent event = mapper.map(TestIndex.raw(record.getBytes(StandardCharsets.UTF_8)));
            JsonBytes json = new JsonBytes();
            DocumentWriter.write(event.document(), json);
            ObjectNode document = (ObjectNode) JSON.readTree(json.toString());
            String id = event.identity().id();
            window.add(new Kept(event.kind(), id, document));
            windowBytes += json.length();
            if (windowBytes > WINDOW_BULKS * BULK_BYTES) {
                empty(ours);
            }
            theirs.add(id, IntegrationLayout.document(document));
            if (theirs.pendingBytes() > BULK_BYTES) {
                send(theirs);
            }
        }
        send(theirs);
    }

    /** As the loader does while Elasticsearch is the slower one. */
    private void empty(TestIndex ours) {
        window.sort(Comparator.comparingLong(Kept::kind));
        for (Kept kept : window) {
            ours.add(kept.id(), kept.document());
            if (ours.pendingBytes() > BULK_BYTES) {
                send(ours);
            }
        }
        send(ours);
        window.clear();
        windowBytes = 0;
    }

    private static void send(TestIndex index) {
        if (index.pendingBytes() > 0) {
            assertThat(index.send())
                    .isInstanceOfSatisfying(
                            BulkResult.Answered.class,
                            answered -> assertThat(answered.items())
                                    .allMatch(item -> item instanceof BulkResult.Item.Created));
        }
    }

    private static double bytesAnEvent(TestIndex index, long events) {
        TestElasticsearch.post("/" + index.name() + "/_forcemerge?max_num_segments=1", "");
        TestElasticsearch.refresh(index.name());
        assertThat(TestElasticsearch.count(index.name())).isEqualTo(events);
        JsonNode stats = TestElasticsearch.get("/" + index.name() + "/_stats/store");
        return stats.at("/_all/primaries/store/size_in_bytes").asDouble() / events;
    }

    private static void print(String line) {
        System.out.println(String.format(Locale.ROOT, "%s", line));
    }
}
