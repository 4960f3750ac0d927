package io.ssmtrail.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.bulk.BulkCounts.Latency;
import io.ssmtrail.bulk.BulkCounts.Requests;
import io.ssmtrail.load.LoadSnapshot.Inputs;
import io.ssmtrail.load.LoadSnapshot.Records;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadSnapshotTest {

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            value = {
                "allFound, found, skipped, read, unsettled, atEnd",
                "true,     7,     2,       5,    0,         true",
                "true,     7,     7,       0,    0,         true",
                "false,    7,     2,       5,    0,         false",
                "true,     7,     2,       4,    0,         false",
                "true,     7,     2,       5,    1,         false"
            })
    void nothingIsLeftToDoWhereAllWasFoundAndReadAndAnsweredFor(
            boolean allFound, long found, long skipped, long read, long unsettled, boolean atEnd) {
        LoadSnapshot snapshot = new LoadSnapshot(
                new Inputs(found, skipped, 100, allFound, read, 100, 1, 0),
                new Records(10, 9 - unsettled, 0, 0, 0, 1, 0, unsettled),
                new Requests(1, 1, 1, 0, 0, new Latency(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO)),
                new TreeSet<>(),
                Duration.ofSeconds(1));

        assertThat(snapshot.isAtEnd()).isEqualTo(atEnd);
        assertThat(snapshot.isComplete()).as("something was rejected").isFalse();
    }
}
