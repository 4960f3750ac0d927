package io.ssmtrail.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.testing.StandInServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClusterChecksTest {

    @Test
    void aClusterWithoutALicenceIsToldOfAndTheOtherQuestionsAreAsked() {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "X-elastic-product", "Elasticsearch");
        try (StandInServer server = StandInServer.saying(404, headers, "{}");
                Elastic elastic = Elastic.connect(ConnectionSettings.of(server.url()))) {
            List<Check> checks = new ClusterChecks(elastic, List.of(server.url())).all();

            assertThat(checks).extracting(Check::subject).containsExactly("health", "licence", "security");
            assertThat(checks.get(1)).extracting(Check::status, Check::finding).containsExactly(Status.WARNING, "none");
        }
    }
}
