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
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static final int DAY = 24 * 60;

    private static final FieldNames FIELDS = FieldNames.shipped();

    private final List<Event> events = new ArrayList<>();

    @Test
    void whatAGroupDoesOnADayIsOneFinding() {
        at(0, "alice", "i-1");
        at(50, "alice", "i-1");
        at(170, "alice", "i-1");
        at(100, "bob", "i-1");
        at(DAY - 10, "alice", "i-1");
        at(DAY, "alice", "i-1");
        at(DAY + 10, "alice", "i-1");

        List<Finding> findings = detect(any());

        assertThat(findings)
                .extracting(finding -> finding.group().get("who"), Finding::first, Finding::events)
                .containsExactlyInAnyOrder(
                        tuple("alice", START, 4L),
                        tuple("bob", START.plus(Duration.ofMinutes(100)), 1L),
                        tuple("alice", START.plus(Duration.ofDays(1)), 2L));
        assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
    }

    @Test
    void aThresholdThatIsReachedTwiceOnADayIsOneFindingOfTheEventsThatReachIt() {
        for (int minute : new int[] {0, 10, 20, 200, 400, 410, 420}) {
            at(minute, "alice", "i-1");
        }
        assertThat(detect(threshold(3)))
                .singleElement()
                .extracting(Finding::events)
                .isEqualTo(6L);
    }

    @Test
    void whatBeginsBeforeMidnightIsFoundOnTheDayOnWhichItReachesTheThreshold() {
        for (int minute : new int[] {DAY - 50, DAY - 20, DAY + 5, DAY + 9, DAY + 30}) {
            at(minute, "alice", "i-1");
        }
        assertThat(detect(threshold(4))).singleElement().satisfies(finding -> {
            assertThat(finding.first()).isEqualTo(START.plus(Duration.ofMinutes(DAY - 50)));
            assertThat(finding.events()).isEqualTo(5);
        });
    }

    @Test
    void aThresholdCountsEventsWithinTheWindowOnlyAndTakesInWhatFollows() {
        for (int minute : new int[] {0, 40, 80, 120, 160, 161, 162, 190}) {
            at(minute, "alice", "i-1");
        }
        List<Finding> findings = detect(threshold(4));

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
        at(0, "alice", "i-1");
        at(DAY, "carol", "i-1");
        at(8 * DAY, "alice", "i-1");
        at(9 * DAY, "bob", "i-1");
        at(9 * DAY + 10, "bob", "i-1");
        at(50 * DAY, "alice", "i-1");

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
    void afterAGapThatIsLongerThanTheHistoryEverythingIsLearntAgain() {
        at(0, "alice", "i-1");
        at(40 * DAY, "alice", "i-1");
        at(41 * DAY, "bob", "i-1");
        at(48 * DAY, "carol", "i-1");
        Condition newcomers = new Condition(
                List.of("who"),
                hour(),
                1,
                Optional.empty(),
                Optional.of(new Novelty(List.of("who"), List.of(), Duration.ofDays(30), Duration.ofDays(7))));

        assertThat(detect(newcomers, new Coverage(times())))
                .extracting(finding -> finding.group().get("who"))
                .containsExactly("carol");
        assertThat(detect(newcomers, everyDay()))
                .extracting(finding -> finding.group().get("who"))
                .containsExactlyInAnyOrder("alice", "bob", "carol");
    }

    private List<Instant> times() {
        return events.stream().map(event -> event.time().orElseThrow()).toList();
    }

    @Test
    void somethingNewOfWhatIsItselfNewIsNoNewsWhereItMustBeKnown() {
        at(0, "alice", "i-1");
        at(20 * DAY, "alice", "i-2");
        at(21 * DAY, "bob", "i-3");
        at(22 * DAY, "bob", "i-4");

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
    void aFindingHoldsFiftyDifferentValuesOfAField() {
        for (int i = 0; i < 49; i++) {
            at(i, "alice", "i-" + i);
        }
        at(50, "alice", "i-0\",\"i-1\",\"last\",\"too-many");

        assertThat(detect(any()))
                .singleElement()
                .extracting(finding -> finding.seen().get("aws.ssm.node.id"), InstanceOfAssertFactories.LIST)
                .hasSize(50)
                .endsWith("last");
    }

    @Test
    void theSameIsFoundUnderTheSameIdWhenMoreOfItIsThere() {
        at(60, "alice", "i-1");
        String id = detect(any()).get(0).id();
        at(61, "alice", "i-2");
        at(59, "alice", "i-2");
        assertThat(detect(any())).singleElement().extracting(Finding::id).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aDaysFindingIsTheSameHoweverMuchOfTheDaysBeforeItIsLookedAt(int atLeast) {
        for (int minute = 15; minute < 3 * DAY; minute += 30) {
            at(minute, "alice", "i-" + minute / 30 % 4);
        }
        Condition condition = new Condition(List.of("who"), hour(), atLeast, Optional.of("node"), Optional.empty());
        List<Finding> whole = detect(condition);
        events.removeIf(event -> event.time().orElseThrow().isBefore(START.plus(Duration.ofMinutes(2 * DAY - 60))));

        assertThat(whole).hasSize(3);
        assertThat(detect(condition)).endsWith(whole.get(2));
    }

    private static Condition threshold(int events) {
        return new Condition(List.of("who"), hour(), events, Optional.empty(), Optional.empty());
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
        return detect(condition, everyDay());
    }

    /** An archive that has events of all days, most of which no rule looks at. */
    private static Coverage everyDay() {
        return new Coverage(IntStream.range(0, 100)
                .mapToObj(day -> START.plus(Duration.ofDays(day)))
                .toList());
    }

    private List<Finding> detect(Condition condition, Coverage archive) {
        Rule rule = new Rule("r", "A title", "Text.", Severity.LOW, List.of(), "*", condition, List.of(), List.of());
        Detector detector = new Detector(rule, FIELDS, archive);
        events.stream()
                .sorted(Comparator.comparing(event -> event.time().orElseThrow()))
                .forEach(detector::event);
        return detector.findings();
    }
}
