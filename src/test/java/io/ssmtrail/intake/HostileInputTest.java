package io.ssmtrail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.ArchiveItem;
import io.ssmtrail.archive.InputReader;
import io.ssmtrail.archive.Location;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.elastic.BulkResult.Item;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.testing.TestIndex;
import io.ssmtrail.testing.Trail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records made to break what reads them: each is told of, or loaded, and those beside it are read. */
class HostileInputTest {

    private static final String TIME = "2031-05-06T07:08:09Z";
    private static final String CALL = "\"eventSource\":\"ssm.amazonaws.com\",\"eventName\":\"GetParameter\"";

    @Test
    void aRecordNestedTooDeepIsToldAndTheNextIsRead() throws IOException {
        for (int depth : new int[] {1_001, 100_000, 3_000_000}) {
            assertThat(read(Trail.lines(nested(depth), Trail.record("next", TIME))))
                    .as("depth %d", depth)
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("refused: ");
        }
        assertThat(read(Trail.lines(nested(900), Trail.record("next", TIME)))).containsExactly("deep", "next");
    }

    @Test
    void anObjectOfAMillionMembersIsLoadedWhole() throws Exception {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 1_000_000; i++) {
            members.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":1");
        }
        String record = Trail.record("keys", TIME, CALL)
                .replace("\"requestParameters\":{\"name\":\"/app/key\"}", "\"requestParameters\":{" + members + "}");
        assertThat(record).hasSizeGreaterThan(10_000_000);

        assertThat(read(Trail.lines(record, Trail.record("next", TIME)))).containsExactly("keys", "next");

        try (TestIndex index = TestIndex.create("keys")) {
            index.add(record.getBytes(StandardCharsets.UTF_8));
            assertThat(((BulkResult.Answered) index.send()).items()).containsExactly(new Item.Created());
            JsonNode hits = index.search("{\"_source\":[\"event.original\"],\"query\":{\"term\":"
                    + "{\"aws.cloudtrail.flattened.request_parameters.k999999\":\"1\"}}}");
            assertThat(hits.at("/hits/hits/0/_source/event/original").asText()).isEqualTo(record);
        }
    }

    @Test
    void memberNamesAndValuesOfMegabytesAreLoaded() throws Exception {
        String name = "n".repeat(3_000_000);
        String value = "v".repeat(3_000_000);
        String record = Trail.record("long", TIME, CALL + ",\"" + name + "\":\"" + value + "\"")
                .replace("\"name\":\"/app/key\"", "\"" + name + "\":\"" + value + "\"");

        try (TestIndex index = TestIndex.create("long")) {
            index.add(record.getBytes(StandardCharsets.UTF_8));
            assertThat(((BulkResult.Answered) index.send()).items()).containsExactly(new Item.Created());
        }
    }

    @Test
    void aFieldGathersAThousandValuesAndTheRecordKeepsAll() throws Exception {
        StringBuilder resources = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            resources
                    .append(i == 0 ? "" : ",")
                    .append("{\"ARN\":\"arn:aws:iam::111122223333:user/u")
                    .append(i);
            resources.append("\",\"type\":\"AWS::IAM::User\"}");
        }
        String record = Trail.record("many", TIME, CALL + ",\"resources\":[" + resources + "]");
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        JsonBytes json = new JsonBytes();

        DocumentWriter.write(new RecordMapper().map(RawRecord.of(bytes)).document(), json);

        JsonNode document = new JsonMapper().readTree(json.toString());
        assertThat(document.at("/related/entity")).hasSize(1_000);
        assertThat(document.at("/event/original").asText()).isEqualTo(record);
        List<String> longer = new ArrayList<>();
        gather(document, "", longer);
        assertThat(longer).as("fields with more values").isEmpty();
    }

    /** The fields outside the free-form parts that have more than a thousand values. */
    private static void gather(JsonNode value, String path, List<String> longer) {
        if (value.isArray() && value.size() > 1_000) {
            longer.add(path);
        } else if (value.isObject()) {
            value.properties().forEach(member -> gather(member.getValue(), path + "." + member.getKey(), longer));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2005-12-31T23:59:59Z, refused",
        "2006-01-01T00:00:00Z, e",
        "2099-12-31T23:59:59Z, e",
        "2100-01-01T00:00:00Z, refused",
        "0001-01-01T00:00:00Z, refused",
        "9999-12-31T23:59:59Z, refused"
    })
    void eventsOfYearsThatCloudTrailCannotHaveSeenAreRefused(String time, String outcome) throws IOException {
        assertThat(read(Trail.lines(Trail.record("e", time), Trail.record("next", TIME))))
                .containsExactly(
                        outcome.equals("e")
                                ? "e"
                                : "refused: has an eventTime that CloudTrail cannot have written: \"" + time + "\"",
                        "next");
    }

    private static String nested(int depth) {
        return Trail.record("deep", TIME, CALL + ",\"deep\":" + "[".repeat(depth) + "]".repeat(depth));
    }

    /** The ids of events, and what was refused. */
    private static List<String> read(String text) throws IOException {
        List<String> found = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RecordMapper mapper = new RecordMapper();
        try (InputReader reader = new ArchiveInput(
                        new Location.File(Path.of("x")), bytes.length, "", () -> new ByteArrayInputStream(bytes))
                .open()) {
            for (Optional<ArchiveItem> item = reader.next(); item.isPresent(); item = reader.next()) {
                if (item.get() instanceof ArchiveItem.Found record) {
                    try {
                        found.add(mapper.map(record.raw()).identity().id());
                    } catch (MalformedRecordException e) {
                        found.add("refused: " + e.getMessage());
                    }
                } else if (item.get() instanceof ArchiveItem.Malformed malformed) {
                    found.add("refused: " + malformed.reason());
                }
            }
        }
        return found;
    }
}
