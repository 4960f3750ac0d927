package io.ssmtrail.findings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.findings.Condition.Novelty;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.FieldNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class DetectorTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static final FieldNames FIELDS = FieldNames.shipped();

    private final List<Event> events = new ArrayList<>();

    @Test
    void eventsThatFollowEachOtherWithinTheWindowAreOneFinding() {
        at(0, "alice", "i-1");
        at(50, "alice", "i-1");
        at(100, "alice", "i-1");
        at(170, "alice", "i-1");
        at(100, "bob", "i-1");

        List<Finding> findings = detect(any());

        assertThat(findings)
                .extracting(finding -> finding.group().get("who"), Finding::events)
                .containsExactlyInAnyOrder(tuple("alice", 3L), tuple("alice", 1L), tuple("bob", 1L));
    }

    @Test
    void aThresholdCountsEventsWithinTheWindowOnlyAndTakesInWhatFollows() {
        for (int minute : new int[] {0, 40, 80, 120, 160, 161, 162, 190}) {
            at(minute, "alice", "i-1");
        }
        List<Finding> findings = detect(new Condition(List.of("who"), hour(), 4, Optional.empty(), Optional.empty()));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.first()).isEqualTo(START.plus(Duration.ofHours(2)));
            assertThat(finding.last()).isEqualTo(START.plus(Duration.ofMinutes(190)));
            assertThat(finding.events()).isEqualTo(5);
        });
    }

    @Test
    void aDistinctCountTakesTheSameValueOnce() {
        for (int i = 0; i < 20; i++) {
            at(i, "alice", "i-1");
            at(i, "bob", "i-" + i % 3);
        }
        List<Finding> findings =
                detect(new Condition(List.of("who"), hour(), 3, Optional.of("node"), Optional.empty()));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.group()).isEqualTo(Map.of("who", "bob"));
            assertThat(finding.events()).isEqualTo(20);
            assertThat(finding.seen().get("aws.ssm.node.id")).containsExactly("i-0", "i-1", "i-2");
        });
    }

    @Test
    void severalValuesInOneEventCountEach() {
        at(0, "alice", "i-1\",\"i-2\",\"i-3");
        assertThat(detect(new Condition(List.of("who"), hour(), 3, Optional.of("node"), Optional.empty())))
                .hasSize(1);
    }

    @Test
    void whatWasNotSeenForItsHistoryIsNewButNotWhileLearning() {
        int day = 24 * 60;
        at(0, "alice", "i-1");
        at(day, "carol", "i-1");
        at(8 * day, "alice", "i-1");
        at(9 * day, "bob", "i-1");
        at(9 * day + 10, "bob", "i-1");
        at(50 * day, "alice", "i-1");

        List<Finding> findings = detect(new Condition(
                List.of("who"),
                hour(),
                1,
                Optional.empty(),
                Optional.of(new Novelty(List.of("who"), List.of(), Duration.ofDays(30), Duration.ofDays(7)))));

        assertThat(findings)
                .extracting(finding -> finding.group().get("who"), Finding::events)
                .containsExactlyInAnyOrder(tuple("bob", 1L), tuple("alice", 1L));
    }

    @Test
    void somethingNewOfWhatIsItselfNewIsNoNewsWhereItMustBeKnown() {
        int day = 24 * 60;
        at(0, "alice", "i-1");
        at(20 * day, "alice", "i-2");
        at(21 * day, "bob", "i-3");
        at(22 * day, "bob", "i-4");

        List<Finding> findings = detect(new Condition(
                List.of("who"),
                hour(),
                1,
                Optional.empty(),
                Optional.of(
                        new Novelty(List.of("who", "node"), List.of("who"), Duration.ofDays(30), Duration.ofDays(7)))));

        assertThat(findings)
                .extracting(finding -> finding.seen().getOrDefault("aws.ssm.node.id", List.of()))
                .containsExactlyInAnyOrder(List.of("i-2"), List.of("i-4"));
    }

    @Test
    void theSameIsFoundUnderTheSameIdWhenMoreOfItIsThere() {
        at(0, "alice", "i-1");
        String id = detect(any()).get(0).id();
        at(1, "alice", "i-2");
        assertThat(detect(any())).singleElement().extracting(Finding::id).isEqualTo(id);
    }

    private static Condition any() {
        return new Condition(List.of("who"), hour(), 1, Optional.empty(), Optional.empty());
    }

    private static Duration hour() {
        return Duration.ofHours(1);
    }

    private static Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private void at(int minute, String who, String node) {
        String document = """
                {"@timestamp":"%s","event":{"id":"e-%d-%s","action":"StartSession"},\
                "aws":{"principal":{"id":"%s"},"ssm":{"node":{"id":["%s"]}}}}""".formatted(START.plus(Duration.ofMinutes(minute)), events.size(), who, who, node);
        events.add(Event.of(document.getBytes(UTF_8)));
    }

    private List<Finding> detect(Condition condition) {
        Rule rule = new Rule("r", "A title", "Text.", Severity.LOW, List.of(), "*", condition, List.of(), List.of());
        Detector detector = new Detector(rule, FIELDS, START);
        events.stream()
                .sorted(Comparator.comparing(event -> event.time().orElseThrow()))
                .forEach(detector::event);
        return detector.findings();
    }
}
