package io.ssmtrail.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.elastic.IndexSchema.Rewriting;
import io.ssmtrail.testing.StandInServer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexSchemaTest {

    private static final String STARTING =
            "{\"routing\":{\"state\":\"INITIALIZING\",\"primary\":true},\"seq_no\":{\"max_seq_no\":3}}";
    private static final String MOVING =
            "{\"routing\":{\"state\":\"RELOCATING\",\"primary\":true},\"seq_no\":{\"max_seq_no\":7}}";
    private static final String REPLICA =
            "{\"routing\":{\"state\":\"STARTED\",\"primary\":false},\"seq_no\":{\"max_seq_no\":5}}";

    /** No index of a single node moves; its shards start too fast to be met. */
    @Test
    void aPrimaryThatIsStillFilledTellsNotHowFarItsShardHasCome() {
        assertThat(begin(STARTING, REPLICA)).isEmpty();
        assertThat(begin(MOVING, STARTING, REPLICA)).map(Rewriting::through).contains(Map.of(0, 7L));
    }

    private static Optional<Rewriting> begin(String... copies) {
        String stats = "{\"indices\":{\"i\":{\"shards\":{\"0\":[" + String.join(",", copies) + "]}}}}";
        Map<String, String> headers = Map.of("Content-Type", "application/json", "X-elastic-product", "Elasticsearch");
        try (StandInServer server = StandInServer.saying(200, headers, stats);
                Elastic elastic = Elastic.connect(ConnectionSettings.of(server.url()))) {
            return new IndexSchema("i", 1, 0, Optional.empty()).begin(elastic, false);
        }
    }
}
