package io.ssmtrail.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.elastic.BulkClient;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.elastic.BulkResult.Item;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.StoredDocuments;
import io.ssmtrail.elastic.StoredDocuments.StoredDocument;
import io.ssmtrail.testing.TestElasticsearch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplacementTest {

    @Test
    void aDocumentThatWasDeletedOrChangedSinceItWasReadIsNotWritten() throws InterruptedException {
        String index = TestElasticsearch.uniqueName("replacement");
        for (String id : List.of("deleted", "changed", "still")) {
            TestElasticsearch.put("/" + index + "/_doc/" + id + "?refresh=true", "{\"version\":\"old\"}");
        }
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()));
                StoredDocuments documents = StoredDocuments.open(elastic, index, 0, Long.MAX_VALUE)) {
            List<StoredDocument> page = documents.next().orElseThrow();
            TestElasticsearch.delete("/" + index + "/_doc/deleted");
            TestElasticsearch.put("/" + index + "/_doc/changed", "{\"version\":\"theirs\"}");
            Batch batch = new Batch(1 << 20);
            for (StoredDocument document : page) {
                batch.replace(
                        document,
                        index,
                        out -> out.write("{\"version\":\"ours\"}".getBytes(StandardCharsets.UTF_8)),
                        Origin.UNHEARD);
            }

            BulkResult result = new BulkClient(elastic).send(batch.bytes(), 0, batch.length(), page.size());

            assertThat(((BulkResult.Answered) result).items())
                    .containsExactlyInAnyOrder(
                            new Item.AlreadyPresent(), new Item.AlreadyPresent(), new Item.Created());
            TestElasticsearch.refresh(index);
            assertThat(TestElasticsearch.get("/" + index + "/_search")
                            .at("/hits/hits")
                            .findValuesAsText("version"))
                    .containsExactlyInAnyOrder("theirs", "ours");
        } finally {
            TestElasticsearch.deleteIndices(index);
        }
    }
}
