package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Whatever a record holds, the mapper takes it or says why not, Elasticsearch takes the document, and the original is
 * kept. {@code -Dssmtrail.seed=N} tries other records; a failure names the seed of the record.
 */
class RecordMapperPropertyTest {

    private static final int ANYTHING = 10_000;
    private static final int EVENTS = 6_000;
    private static final int BULK_BYTES = 5_000_000;
    private static final long SEED = Long.getLong("ssmtrail.seed", 1) * 1_000_000;

    private static final JsonMapper JSON = RandomRecords.PLAIN;

    private final RecordMapper mapper = new RecordMapper();

    @Test
    void whatIsNoRecordIsRefusedAsMalformedAndNeverOtherwise() {
        int mapped = 0;
        for (long seed = SEED; seed < SEED + ANYTHING; seed++) {
            try {
                JsonBytes document = new JsonBytes();
                DocumentWriter.write(
                        mapper.map(TestIndex.raw(RandomRecords.anything(seed))).document(), document);
                mapped++;
            } catch (MalformedRecordException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageMatching("(?s)(is|has|cannot) .+");
            } catch (RuntimeException | StackOverflowError e) {
                fail("seed " + seed, e);
            }
        }
        assertThat(mapped).isGreaterThan(ANYTHING / 2);
    }

    @Test
    void elasticsearchTakesTheDocumentOfAnyRecordAndKeepsTheOriginalByteForByte() throws Exception {
        try (TestIndex index = TestIndex.create("property")) {
            Map<String, Long> seeds = new LinkedHashMap<>();
            for (long seed = SEED; seed < SEED + EVENTS; seed++) {
                seeds.put(index.add(RandomRecords.event(seed)), seed);
                if (index.pendingBytes() > BULK_BYTES) {
                    check(index, seeds);
                    seeds.clear();
                }
            }
            check(index, seeds);
            TestElasticsearch.refresh(index.name());
            assertThat(TestElasticsearch.count(index.name())).isEqualTo(EVENTS);
        }
    }

    private static void check(TestIndex index, Map<String, Long> seeds) {
        List<String> rejected = new ArrayList<>();
        List<Long> inOrder = List.copyOf(seeds.values());
        if (!(index.send() instanceof BulkResult.Answered answered)) {
            throw new AssertionError("the whole bulk was refused, seeds " + inOrder);
        }
        for (int i = 0; i < inOrder.size(); i++) {
            if (!(answered.items().get(i) instanceof BulkResult.Item.Created)) {
                rejected.add("seed " + inOrder.get(i) + ": " + answered.items().get(i));
            }
        }
        assertThat(rejected).isEmpty();
        String ids = JSON.createObjectNode()
                .set("ids", JSON.valueToTree(seeds.keySet()))
                .toString();
        JsonNode stored = TestElasticsearch.post("/" + index.name() + "/_mget?_source=event.original", ids);
        for (JsonNode document : stored.get("docs")) {
            long seed = seeds.getOrDefault(document.get("_id").asText(), -1L);
            assertThat(document.at("/_source/event/original").asText())
                    .as("seed %d", seed)
                    .isEqualTo(new String(RandomRecords.event(seed), StandardCharsets.UTF_8));
        }
    }
}
