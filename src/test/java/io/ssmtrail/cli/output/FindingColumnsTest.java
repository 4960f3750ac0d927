package io.ssmtrail.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.findings.Finding;
import io.ssmtrail.findings.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingColumnsTest {

    private static final Instant TIME = Instant.parse("2026-11-14T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, i-0", "2, i-0 +1", "49, i-0 +48", "50, i-0 +49 or more"})
    void howManyMoreThereAreIsSaidAsFarAsTheFindingHoldsThem(int nodes, String target) {
        Finding finding = new Finding(
                "f-1",
                Rules.shipped().get(0),
                TIME,
                TIME,
                Map.of(),
                1,
                List.of("e-1"),
                Map.of(
                        "aws.ssm.node.id",
                        IntStream.range(0, nodes).mapToObj(i -> "i-" + i).toList()));

        assertThat(FindingColumns.all())
                .filteredOn(column -> column.name().equals("target"))
                .singleElement()
                .satisfies(column -> assertThat(column.values().apply(finding)).containsExactly(target));
    }
}
