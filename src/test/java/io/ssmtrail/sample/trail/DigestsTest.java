package io.ssmtrail.sample.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.Story;
import io.ssmtrail.sample.StoryOptions;
import io.ssmtrail.sample.WrittenArchive;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {

    @TempDir
    private static Path directory;

    private static WrittenArchive archive;
    private static List<String> digests;

    @BeforeAll
    static void tell() {
        Story.write(
                directory.resolve("story"),
                new StoryOptions(3, 3, Instant.parse("2026-03-18T10:00:00Z"), Shape.RECORDS, Compression.GZIP));
        archive = new WrittenArchive(directory.resolve("story"));
        digests = archive.files().stream()
                .filter(file -> file.contains("/CloudTrail-Digest/"))
                .toList();
    }

    @Test
    void everyLogFileIsInOneDigestWithItsHash() {
        Set<String> listed = new HashSet<>();
        for (String file : digests) {
            JsonNode digest = archive.json(file);
            assertThat(digest.get("digestS3Object").textValue()).isEqualTo(file);
            for (JsonNode log : digest.get("logFiles")) {
                String key = log.get("s3Object").textValue();
                assertThat(listed.add(key)).isTrue();
                assertThat(log.get("hashValue").textValue()).isEqualTo(Sha256.hex(archive.content(key)));
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(archive.logFiles());
    }

    @Test
    void everyDigestButTheFirstOfAPlaceNamesItsPredecessorAndItsHash() {
        int first = 0;
        for (String file : digests) {
            JsonNode digest = archive.json(file);
            if (digest.get("previousDigestS3Object").isNull()) {
                first++;
                continue;
            }
            String previous = digest.get("previousDigestS3Object").textValue();
            assertThat(digest.get("previousDigestHashValue").textValue())
                    .isEqualTo(Sha256.hex(archive.content(previous)));
            assertThat(archive.json(previous).get("digestEndTime")).isEqualTo(digest.get("digestStartTime"));
        }
        assertThat(first).isEqualTo(6);
    }

    @Test
    void insightsComeInPairs() {
        List<String> insights = archive.files().stream()
                .filter(file -> file.contains("/CloudTrail-Insight/"))
                .toList();
        assertThat(insights)
                .isNotEmpty()
                .allSatisfy(file -> assertThat(archive.records(file))
                        .hasSize(2)
                        .allMatch(event -> event.path("eventType").asText().equals("AwsCloudTrailInsight"))
                        .extracting(event -> event.at("/insightDetails/state").asText())
                        .containsExactly("Start", "End"));
    }
}
