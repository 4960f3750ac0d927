package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.bulk.BulkCounts;
import io.ssmtrail.load.LoadSnapshot;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LoadProgressTest {

    private static final Duration ELAPSED = Duration.ofSeconds(10);

    @Test
    void itTellsWhatElasticsearchHasAcknowledgedAndWhatIsLeft() {
        assertThat(LoadProgress.line(snapshot(true), false, ELAPSED))
                .isEqualTo("5 of 18 files, 1.0 of 4.0 MB, 1,200 events, 120 events/s, 0:30 left");
    }

    @Test
    void aDryRunCountsTheEventsThatWouldBeSent() {
        assertThat(LoadProgress.line(snapshot(true), true, ELAPSED)).contains(" 300 events, 30 events/s");
    }

    @Test
    void whileFilesAreStillLookedForNobodyKnowsHowLongItTakes() {
        assertThat(LoadProgress.line(snapshot(false), false, ELAPSED))
                .isEqualTo("5 of 18+ files, 1.0 of 4.0 MB, 1,200 events, 120 events/s");
    }

    private static LoadSnapshot snapshot(boolean allFound) {
        Duration none = Duration.ZERO;
        return new LoadSnapshot(
                new LoadSnapshot.Inputs(20, 2, 4_000_000, allFound, 5, 1_000_000, 0, 0),
                new LoadSnapshot.Records(1_600, 1_000, 200, 100, 0, 0, 0, 300),
                new BulkCounts.Requests(1, 1, 1, 0, 0, new BulkCounts.Latency(none, none, none, none)),
                new TreeSet<>(),
                ELAPSED);
    }
}
