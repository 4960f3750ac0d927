package io.ssmtrail.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.sample.story.Incident;
import io.ssmtrail.sample.trail.Compression;
import io.ssmtrail.sample.trail.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryTest {

    private static final Instant END = Instant.parse("2026-03-18T10:00:00Z");
    private static final int DAYS = 10;

    @TempDir
    private static Path directory;

    private static WrittenArchive archive;
    private static StorySummary summary;
    private static List<JsonNode> records;
    private static List<JsonNode> ordinary;

    @BeforeAll
    static void tell() {
        summary = Story.write(directory.resolve("story"), options(1, DAYS));
        archive = new WrittenArchive(directory.resolve("story"));
        records = archive.records();
        Set<String> bad = summary.incidents().stream()
                .flatMap(incident -> incident.events().stream())
                .collect(Collectors.toSet());
        ordinary = records.stream()
                .filter(event -> !bad.contains(event.path("eventID").textValue()))
                .toList();
    }

    @Test
    void theSameSeedTellsTheSameStoryToTheByte(@TempDir Path other) {
        Story.write(other.resolve("a"), options(5, 3));
        Story.write(other.resolve("b"), options(5, 3));
        Story.write(other.resolve("c"), options(6, 3));

        String fingerprint = new WrittenArchive(other.resolve("a")).fingerprint();
        assertThat(new WrittenArchive(other.resolve("b")).fingerprint()).isEqualTo(fingerprint);
        assertThat(new WrittenArchive(other.resolve("c")).fingerprint()).isNotEqualTo(fingerprint);
    }

    /** Else loading one after the other would leave events out, or mix the sessions and commands of both. */
    @Test
    void storiesOfDifferentEventsShareNoIds(@TempDir Path other) {
        Map<String, StoryOptions> stories = Map.of(
                "first", options(1, 3),
                "longer", options(1, 4),
                "aDayLater", options(1, 3, END.plus(Duration.ofDays(1))),
                "aSecondLater", options(1, 3, END.plusSeconds(1)),
                "aYearLater", options(1, 3, END.plus(Duration.ofDays(365))),
                "ofAnotherSeed", options(2, 3));
        Map<String, String> storyOf = new HashMap<>();
        stories.forEach((name, options) -> {
            Story.write(other.resolve(name), options);
            Set<String> ids = ids(new WrittenArchive(other.resolve(name)));
            assertThat(ids).hasSizeGreaterThan(1_000);
            ids.forEach(id -> assertThat(storyOf.put(id, name)).as(id).isNull());
        });
    }

    @Test
    void theSummaryCountsWhatIsThere() {
        assertThat(summary.events()).isEqualTo(records.size()).isBetween(15_000L, 35_000L);
        assertThat(archive.files()).hasSize(summary.files() + 1).contains("ground-truth.json");
    }

    @Test
    void everyEventHasAnIdOfItsOwnAndLiesWithinThePeriod() {
        assertThat(records.stream().map(event -> event.path("eventID").textValue()))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}"));
        assertThat(records.stream().map(StoryTest::time))
                .allMatch(time -> time.isBefore(END) && !time.isBefore(END.minusSeconds(DAYS * 86_400L)));
    }

    @Test
    void manyActionsOfAllServicesOfTheFamilyOccur() {
        assertThat(records.stream().map(StoryTest::action).distinct()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(records.stream()
                        .map(event -> event.path("eventSource").textValue())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "ssm.amazonaws.com",
                        "ssm-guiconnect.amazonaws.com",
                        "ssm-incidents.amazonaws.com",
                        "ssm-contacts.amazonaws.com",
                        "ssm-quicksetup.amazonaws.com");
    }

    @Test
    void membersStandInCloudTrailsOrder() {
        JsonNode denied = records.stream()
                .filter(event -> event.path("errorCode").asText().equals("AccessDeniedException"))
                .findFirst()
                .orElseThrow();
        assertThat(denied.properties().stream().map(Map.Entry::getKey))
                .startsWith(
                        "eventVersion",
                        "userIdentity",
                        "eventTime",
                        "eventSource",
                        "eventName",
                        "awsRegion",
                        "sourceIPAddress",
                        "userAgent",
                        "errorCode",
                        "errorMessage",
                        "requestParameters",
                        "responseElements",
                        "requestID",
                        "eventID",
                        "readOnly",
                        "eventType",
                        "managementEvent",
                        "recipientAccountId");
    }

    @Test
    void deniedAndThrottledCallsHaveNoParametersAndReadsNoResponse() {
        for (JsonNode event : records) {
            String error = event.path("errorCode").asText();
            if (error.startsWith("AccessDenied") || error.equals("ThrottlingException")) {
                assertThat(event.get("requestParameters").isNull()).isTrue();
            }
            if (!error.isEmpty() || event.get("readOnly").booleanValue()) {
                assertThat(event.get("responseElements").isNull()).isTrue();
            }
        }
        double failed = (double)
                        records.stream().filter(event -> event.has("errorCode")).count()
                / records.size();
        assertThat(failed).isBetween(0.002, 0.05);
    }

    @Test
    void peopleWorkInOfficeHours() {
        Map<Integer, Long> byHour = people().filter(event -> !isWeekend(time(event)))
                .collect(Collectors.groupingBy(
                        event -> time(event).atZone(ZoneOffset.UTC).getHour(), Collectors.counting()));
        assertThat(byHour.getOrDefault(14, 0L)).isGreaterThan(5 * byHour.getOrDefault(1, 0L));
        long weekend = people().filter(event -> isWeekend(time(event))).count();
        assertThat(people().count()).isGreaterThan(10 * weekend);
    }

    @Test
    void agentsMakeMostOfTheNoise() {
        assertThat(ordinary.stream().filter(StoryTest::isAgent).count()).isGreaterThan(records.size() / 2);
    }

    @Test
    void filesAreNamedAsATrailNamesThemAndDeliverWithinMinutes() {
        String name = "AWSLogs/o-exampleorgid/(\\d{12})/CloudTrail/([a-z0-9-]+)/(\\d{4}/\\d{2}/\\d{2})/"
                + "\\1_CloudTrail_\\2_(\\d{8}T\\d{4}Z)_[A-Za-z0-9]{16}\\.json\\.gz";
        var pattern = java.util.regex.Pattern.compile(name);
        for (String file : archive.logFiles()) {
            var parts = pattern.matcher(file);
            assertThat(parts.matches()).as(file).isTrue();
            String stamp = parts.group(4);
            assertThat(stamp.substring(0, 8)).isEqualTo(parts.group(3).replace("/", ""));
            Instant delivered =
                    Instant.parse(stamp.replaceAll("(\\d{4})(\\d{2})(\\d{2})T(\\d{2})(\\d{2})Z", "$1-$2-$3T$4:$5:00Z"));
            assertThat(delivered.getEpochSecond() % 300).isZero();
            for (JsonNode event : archive.records(file)) {
                assertThat(event.path("recipientAccountId").textValue()).isEqualTo(parts.group(1));
                assertThat(event.path("awsRegion").textValue()).isEqualTo(parts.group(2));
                assertThat(time(event)).isBetween(delivered.minusSeconds(22 * 60), delivered);
            }
        }
    }

    @Test
    void theGroundTruthNamesEventsThatExistOnce() {
        JsonNode truth = archive.json("ground-truth.json").get("incidents");
        Set<String> ids =
                records.stream().map(event -> event.path("eventID").textValue()).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        assertThat(truth).hasSize(12);
        for (JsonNode incident : truth) {
            assertThat(incident.get("techniques"))
                    .isNotEmpty()
                    .allMatch(id -> id.asText().matches("T\\d{4}(\\.\\d{3})?"));
            assertThat(incident.get("events")).isNotEmpty();
            incident.get("events").forEach(id -> {
                assertThat(ids).contains(id.textValue());
                assertThat(seen.add(id.textValue())).isTrue();
            });
        }
    }

    @Test
    void aShortStoryHasAllItsIncidents(@TempDir Path other) {
        for (int seed = 2; seed <= 3; seed++) {
            StorySummary shortStory = Story.write(other.resolve("s" + seed), options(seed, 3));
            assertThat(shortStory.incidents())
                    .hasSize(12)
                    .extracting(Incident::id)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void ordinaryLifeHasNothingThatIncidentsAreMadeOf() {
        assertThat(ordinary)
                .noneMatch(event -> event.at("/userIdentity/type").asText().equals("Root"));
        assertThat(ordinary)
                .noneMatch(event -> event.at("/requestParameters/accountIdsToAdd")
                        .toString()
                        .contains("all"));
        assertThat(ordinary.stream().map(StoryTest::action))
                .doesNotContain(
                        "CreateActivation",
                        "RegisterManagedInstance",
                        "CreateResourceDataSync",
                        "UpdateServiceSetting",
                        "DeleteParameters",
                        "CreateAssociation",
                        "RegisterTaskWithMaintenanceWindow",
                        "StartAccessRequest",
                        "GetAccessToken");
        assertThat(ordinary)
                .noneMatch(event -> action(event).equals("UpdateDocument")
                        && event.at("/requestParameters/name").asText().equals("SSM-SessionManagerRunShell"));
        assertThat(ordinary)
                .noneMatch(event -> event.path("sourceIPAddress").asText().startsWith("203.0.113."));
    }

    @Test
    void ordinaryPrincipalsReadFewSecretsAndMeetFewNodesInAnHour() {
        Map<String, Set<String>> secrets = new HashMap<>();
        Map<String, Set<String>> nodes = new HashMap<>();
        Map<String, Integer> denied = new HashMap<>();
        for (JsonNode event : ordinary) {
            String hour = event.at("/userIdentity/arn").asText()
                    + event.path("eventTime").asText().substring(0, 13);
            JsonNode request = event.get("requestParameters");
            if (request.path("withDecryption").asBoolean() && request.has("name")) {
                secrets.computeIfAbsent(hour, key -> new HashSet<>())
                        .add(request.get("name").textValue());
            }
            if (action(event).equals("StartSession") && request.has("target")) {
                nodes.computeIfAbsent(hour, key -> new HashSet<>())
                        .add(request.get("target").textValue());
            }
            if (event.path("errorCode").asText().startsWith("AccessDenied")) {
                denied.merge(hour, 1, Integer::sum);
            }
        }
        assertThat(secrets.values()).allMatch(names -> names.size() < 10);
        assertThat(nodes.values()).allMatch(names -> names.size() <= 2);
        assertThat(denied.values()).allMatch(count -> count <= 3);
    }

    @Test
    void anExistingArchiveIsNotWrittenInto() throws IOException {
        Path taken = Files.createDirectory(directory.resolve("taken"));
        Files.writeString(taken.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> Story.write(taken, options(1, 3)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not empty");
    }

    private static Stream<JsonNode> people() {
        return ordinary.stream()
                .filter(event -> event.at("/userIdentity/arn").asText().endsWith("@example.com"));
    }

    /** Those of events, also of Insights, of requests, and of the sessions and commands that were begun. */
    private static Set<String> ids(WrittenArchive archive) {
        Stream<JsonNode> insights = archive.files().stream()
                .filter(file -> file.contains("/CloudTrail-Insight/"))
                .flatMap(file -> archive.records(file).stream());
        return Stream.concat(archive.records().stream(), insights)
                .flatMap(event -> Stream.of(
                                "/eventID",
                                "/sharedEventID",
                                "/requestID",
                                "/responseElements/sessionId",
                                "/responseElements/command/commandId")
                        .map(event::at))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());
    }

    private static StoryOptions options(long seed, int days) {
        return options(seed, days, END);
    }

    private static StoryOptions options(long seed, int days, Instant end) {
        return new StoryOptions(seed, days, end, Shape.RECORDS, Compression.GZIP);
    }

    private static boolean isAgent(JsonNode event) {
        return event.path("userAgent").asText().contains("amazon-ssm-agent");
    }

    private static boolean isWeekend(Instant time) {
        DayOfWeek day = time.atZone(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private static Instant time(JsonNode event) {
        return Instant.parse(event.path("eventTime").textValue());
    }

    private static String action(JsonNode event) {
        return event.path("eventName").textValue();
    }
}
