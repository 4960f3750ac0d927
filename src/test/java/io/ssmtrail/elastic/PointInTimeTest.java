package io.ssmtrail.elastic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.testing.FaultProxy;
import io.ssmtrail.testing.FaultProxy.Fault;
import io.ssmtrail.testing.TestElasticsearch;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PointInTimeTest {

    private static final String INDEX = TestElasticsearch.uniqueName("point-in-time");

    private static final Duration SOON = Duration.ofMillis(10);

    @BeforeAll
    static void index() {
        TestElasticsearch.post("/" + INDEX + "/_doc?refresh=true", "{}");
    }

    @AfterAll
    static void delete() {
        TestElasticsearch.deleteIndices(INDEX);
    }

    @Test
    void whileNobodyAsksItIsToldAgainAndAgainThatItIsWanted() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(3);
        FaultProxy.Watcher watcher = (search, answer) -> {
            if (answer.contains("\"pit_id\"")) {
                told.countDown();
            }
        };
        try (FaultProxy proxy = new FaultProxy(TestElasticsearch.url(), "/_search", search -> Fault.NONE, watcher);
                Elastic elastic = connect(proxy.url());
                PointInTime point = PointInTime.open(elastic, INDEX, "", SOON)) {
            assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();

            TestElasticsearch.post("/" + INDEX + "/_doc?refresh=true", "{}");

            assertThat(answer(point)).contains("\"hits\":{\"total\":{\"value\":1,");
        }
    }

    @Test
    void closingDoesNotFailWhereElasticsearchHasLetGoOfItAlready() {
        try (Elastic elastic = connect(TestElasticsearch.url())) {
            PointInTime point = PointInTime.of(elastic, INDEX);
            point.close();

            assertThatCode(point::close).doesNotThrowAnyException();
            assertThatThrownBy(() -> answer(point))
                    .isInstanceOf(OperationException.class)
                    .hasMessageContaining("let go of what was being read");
        }
    }

    private static Elastic connect(URI url) {
        return Elastic.connect(ConnectionSettings.of(url));
    }

    private static String answer(PointInTime point) {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("size", 0).put("track_total_hits", true);
        return new String(point.search(all), UTF_8);
    }
}
