package io.ssmtrail.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ssmtrail.elastic.Retention.Bound;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.testing.TestElasticsearch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The requests to a cluster that has index lifecycle management, which the local one has not. */
class RetentionTest {

    private static final String NOTE = "/_component_template/ssmtrail-retention";
    private static final String SETTINGS = "/ssm-cloudtrail-*/_settings";
    private static final String POLICY = "/_ilm/policy/ssm-cloudtrail";

    private final List<String> changes = new ArrayList<>();
    private final Map<String, String> present = new TreeMap<>();
    private HttpServer server;
    private Elastic elastic;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        elastic = Elastic.connect(ConnectionSettings.of(
                URI.create("http://localhost:" + server.getAddress().getPort())));
    }

    @AfterEach
    void stop() {
        elastic.close();
        server.stop(0);
    }

    @Test
    void thePolicyDeletesByAgeAndIsNoted() {
        Retention.set(elastic, 400);

        assertThat(changes)
                .containsExactly(
                        "PUT " + POLICY + " {\"policy\":{\"phases\":{\"delete\":{\"min_age\":\"400d\","
                                + "\"actions\":{\"delete\":{}}}},\"_meta\":{\"managed_by\":\"ssmtrail\"}}}",
                        "PUT " + NOTE
                                + " {\"template\":{},\"_meta\":{\"description\":\"Tells that months of events are deleted by the policy"
                                + " ssm-cloudtrail\",\"managed_by\":\"ssmtrail\",\"retention_days\":400}}");
    }

    @Test
    void eachMonthCountsFromItsEndAndKeepsAPolicyOfSomebodyElse() {
        noted();
        present.put(SETTINGS, """
                {"ssm-cloudtrail-2018.12":{"settings":{"index.number_of_shards":"1"}},
                 "ssm-cloudtrail-2099.02":{"settings":{"index.lifecycle.name":"ssm-cloudtrail"}},
                 "ssm-cloudtrail-2019.01":{"settings":{"index.lifecycle.name":"ssm-cloudtrail",
                   "index.lifecycle.origination_date":"1548979200000"}},
                 "ssm-cloudtrail-2019.02":{"settings":{"index.lifecycle.name":"theirs"}},
                 "ssm-cloudtrail-restored":{"settings":{}}}""");

        assertThat(Retention.uphold(elastic))
                .containsExactly(new Bound("ssm-cloudtrail-2018.12", true), new Bound("ssm-cloudtrail-2099.02", false));
        // 2019-01-01 and 2099-03-01, UTC
        assertThat(changes)
                .containsExactly(
                        "PUT /ssm-cloudtrail-2018.12/_settings {\"index.lifecycle.name\":\"ssm-cloudtrail\","
                                + "\"index.lifecycle.origination_date\":1546300800000}",
                        "PUT /ssm-cloudtrail-2099.02/_settings {\"index.lifecycle.name\":\"ssm-cloudtrail\","
                                + "\"index.lifecycle.origination_date\":4076006400000}");
    }

    @Test
    void withoutANoteNothingIsDone() {
        present.put(SETTINGS, "{\"ssm-cloudtrail-2018.12\":{\"settings\":{}}}");

        assertThat(Retention.uphold(elastic)).isEmpty();
        Retention.end(elastic);
        assertThat(changes).isEmpty();
    }

    @Test
    void itsEndTakesThePolicyFromTheIndicesThatHaveIt() {
        noted();
        present.put(POLICY, "{}");
        present.put(SETTINGS, """
                {"ssm-cloudtrail-2019.01":{"settings":{"index.lifecycle.name":"ssm-cloudtrail"}},
                 "ssm-cloudtrail-2019.02":{"settings":{"index.lifecycle.name":"theirs"}}}""");

        Retention.end(elastic);

        assertThat(changes)
                .containsExactly(
                        "POST /ssm-cloudtrail-2019.01/_ilm/remove ", "DELETE " + NOTE + " ", "DELETE " + POLICY + " ");
    }

    @Test
    void aClusterWithoutLifecycleManagementIsToldOfPrune() {
        try (Elastic local = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            boolean full = TestElasticsearch.get("/_nodes/plugins").toString().contains("x-pack-ilm");
            if (full) {
                Retention.require(local, 40_000);
                Retention.set(local, 40_000);
                Retention.uphold(local);
                Retention.end(local);
            } else {
                assertThatThrownBy(() -> Retention.require(local, 400))
                        .isInstanceOfSatisfying(
                                OperationException.class,
                                e -> assertThat(e.advice()).contains("ssmtrail prune --older-than 400d --yes"));
            }
        }
    }

    private void noted() {
        present.put(
                NOTE,
                "{\"component_templates\":[{\"name\":\"ssmtrail-retention\",\"component_template\":"
                        + "{\"_meta\":{\"retention_days\":400}}}]}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean question = exchange.getRequestMethod().equals("GET");
        if (!question) {
            changes.add(exchange.getRequestMethod() + " " + path + " " + body);
        }
        int status = question && !present.containsKey(path) ? 404 : 200;
        byte[] answer = present.getOrDefault(path, "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
