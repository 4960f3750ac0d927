package io.ssmtrail.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.bulk.BulkCounts.Latency;
import io.ssmtrail.bulk.BulkCounts.Requests;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BulkCountersTest {

    @Test
    void theLatencyOfBulkRequestsIsToldInPercentiles() {
        BulkCounters counters = new BulkCounters();
        for (int i = 1; i <= 1_000; i++) {
            counters.answered(Duration.ofMillis(i).toNanos(), 100);
        }
        counters.retry(7);

        Requests requests = counters.now().requests();

        assertThat(requests.sent()).isEqualTo(1_000);
        assertThat(requests.bytes()).isEqualTo(100_000);
        assertThat(requests.failedTries()).isEqualTo(1);
        assertThat(requests.retried()).isEqualTo(7);
        Latency latency = requests.latency();
        assertThat(latency.median()).isBetween(Duration.ofMillis(499), Duration.ofMillis(501));
        assertThat(latency.p95()).isBetween(Duration.ofMillis(949), Duration.ofMillis(951));
        assertThat(latency.p99()).isBetween(Duration.ofMillis(989), Duration.ofMillis(991));
        assertThat(latency.max()).isBetween(Duration.ofMillis(999), Duration.ofMillis(1_001));
    }
}
