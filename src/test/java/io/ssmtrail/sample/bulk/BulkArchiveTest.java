package io.ssmtrail.sample.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.sample.WrittenArchive;
import io.ssmtrail.sample.trail.Compression;
import io.ssmtrail.sample.trail.Shape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BulkArchiveTest {

    private static final Instant END = Instant.parse("2025-12-31T00:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void countsAndSharesAreExact() {
        BulkSummary summary = write("a", options(1, 2_345, 0.1, 100, Shape.RECORDS));

        WrittenArchive archive = new WrittenArchive(directory.resolve("a"));
        List<JsonNode> records = archive.records();
        assertThat(summary.events()).isEqualTo(records.size()).isEqualTo(2_345);
        assertThat(summary.files()).isEqualTo(archive.files().size()).isEqualTo(24);
        assertThat(summary.ssmEvents()).isEqualTo(235);
        assertThat(records.stream().filter(BulkArchiveTest::isSystemsManager)).hasSize(235);
        assertThat(archive.logFiles())
                .allSatisfy(file -> assertThat(archive.records(file)).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        write("a", options(1, 1_000, 0.5, 50, Shape.RECORDS));
        write("b", options(1, 1_000, 0.5, 50, Shape.RECORDS));
        write("c", options(2, 1_000, 0.5, 50, Shape.RECORDS));

        String fingerprint = new WrittenArchive(directory.resolve("a")).fingerprint();
        assertThat(new WrittenArchive(directory.resolve("b")).fingerprint()).isEqualTo(fingerprint);
        assertThat(new WrittenArchive(directory.resolve("c")).fingerprint()).isNotEqualTo(fingerprint);
    }

    /** Else loading one after the other would leave events out. */
    @Test
    void archivesOfDifferentEventsShareNoIds() {
        write("a", options(1, 1_000, 1, 50, Shape.RECORDS));
        write("more", options(1, 2_000, 1, 50, Shape.RECORDS));
        write("mixed", options(1, 1_000, 0.5, 50, Shape.RECORDS));
        write("small", options(1, 1_000, 1, 5, Shape.RECORDS));
        write("seeded", options(2, 1_000, 1, 50, Shape.RECORDS));
        write("short", new BulkOptions(1, 1_000, 1, 50, Duration.ofDays(29), END, Shape.RECORDS, Compression.GZIP));
        write(
                "late",
                new BulkOptions(
                        1, 1_000, 1, 50, Duration.ofDays(30), END.plusSeconds(1), Shape.RECORDS, Compression.GZIP));

        assertThat(Stream.of("a", "more", "mixed", "small", "seeded", "short", "late")
                        .flatMap(name -> new WrittenArchive(directory.resolve(name)).records().stream())
                        .map(event -> event.path("eventID").textValue()))
                .doesNotHaveDuplicates();
    }

    @Test
    void recordsAreWholeAndOfTheUsualSize() {
        write("a", options(4, 2_000, 1, 500, Shape.RECORDS));

        WrittenArchive archive = new WrittenArchive(directory.resolve("a"));
        List<Integer> sizes = new ArrayList<>();
        for (String file : archive.logFiles()) {
            assertThat(new String(archive.content(file), StandardCharsets.UTF_8))
                    .doesNotContain("\uE000", "${");
            for (JsonNode event : archive.records(file)) {
                sizes.add(event.toString().length());
                assertThat(file)
                        .contains(
                                event.path("recipientAccountId").textValue(),
                                event.path("awsRegion").textValue());
            }
        }
        assertThat(sizes.stream().sorted().skip(sizes.size() / 2).findFirst().orElseThrow())
                .isBetween(1_050, 1_400);
        assertThat(archive.records().stream().map(event -> event.path("eventID").textValue()))
                .doesNotHaveDuplicates();
        assertThat(archive.records().stream()
                        .map(event -> event.path("eventName").textValue())
                        .distinct())
                .hasSizeGreaterThan(80);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void everyShapeParsesBackToTheSameRecords(Shape shape) {
        write("records", options(9, 300, 0.7, 40, Shape.RECORDS));
        write("shaped", options(9, 300, 0.7, 40, shape));

        WrittenArchive shaped = new WrittenArchive(directory.resolve("shaped"));
        List<JsonNode> unwrapped = new ArrayList<>();
        for (String file : shaped.logFiles()) {
            unwrapped.addAll(unwrap(shape, shaped.content(file)));
        }
        assertThat(unwrapped).isEqualTo(new WrittenArchive(directory.resolve("records")).records());
    }

    @Test
    void filesMayStayUncompressed() {
        BulkOptions gzip = options(9, 100, 1, 10, Shape.NDJSON);
        write("a", gzip);
        write("b", new BulkOptions(9, 100, 1, 10, gzip.period(), END, Shape.NDJSON, Compression.NONE));

        WrittenArchive plain = new WrittenArchive(directory.resolve("b"));
        WrittenArchive compressed = new WrittenArchive(directory.resolve("a"));
        assertThat(plain.logFiles()).allMatch(file -> file.endsWith(".ndjson"));
        for (String file : plain.logFiles()) {
            assertThat(plain.content(file)).isEqualTo(compressed.content(file + ".gz"));
        }
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> options(1, 0, 1, 1, Shape.RECORDS)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> options(1, 1, 1.5, 1, Shape.RECORDS)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> options(1, 1, 1, 0, Shape.RECORDS)).isInstanceOf(UsageException.class);
    }

    private static List<JsonNode> unwrap(Shape shape, byte[] content) {
        List<JsonNode> found = new ArrayList<>();
        switch (shape) {
            case RECORDS -> WrittenArchive.parse(content).get("Records").forEach(found::add);
            case ARRAY -> WrittenArchive.parse(content).forEach(found::add);
            case NDJSON ->
                new String(content, StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> found.add(WrittenArchive.parse(line.getBytes(StandardCharsets.UTF_8))));
            case CONCATENATED -> found.addAll(WrittenArchive.parseAll(content));
            case LOOKUP_EVENTS ->
                WrittenArchive.parse(content)
                        .get("Events")
                        .forEach(event -> found.add(string(event, "EventId", event.get("CloudTrailEvent"))));
            case EVENTBRIDGE -> WrittenArchive.parseAll(content).forEach(event -> found.add(event.get("detail")));
            case CLOUDWATCH ->
                WrittenArchive.parse(content)
                        .get("events")
                        .forEach(event -> found.add(string(event, "eventId", event.get("message"))));
        }
        return found;
    }

    private static JsonNode string(JsonNode envelope, String idMember, JsonNode text) {
        JsonNode event = WrittenArchive.parse(text.textValue().getBytes(StandardCharsets.UTF_8));
        assertThat(envelope.get(idMember)).isEqualTo(event.get("eventID"));
        return event;
    }

    private BulkSummary write(String name, BulkOptions options) {
        return BulkArchive.write(directory.resolve(name), options);
    }

    private static BulkOptions options(long seed, long events, double share, int perFile, Shape shape) {
        return new BulkOptions(seed, events, share, perFile, Duration.ofDays(30), END, shape, Compression.GZIP);
    }

    private static boolean isSystemsManager(JsonNode event) {
        return event.path("eventSource").asText().startsWith("ssm");
    }
}
