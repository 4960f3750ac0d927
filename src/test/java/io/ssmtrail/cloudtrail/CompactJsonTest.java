package io.ssmtrail.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJsonTest {

    private static final String RECORD = """
            {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","sessionContext":{"attributes":{"mfaAuthenticated":"false"}}},
             "eventTime":"2026-01-02T03:04:05Z","eventSource":"ssm.amazonaws.com","eventName":"SendCommand","errorCode":null,
             "requestParameters":{"instanceIds":["i-0123456789abcdef0","mi-0123456789abcdef0"],"timeoutSeconds":3600,"none":{},"empty":[],
             "parameters":{"commands":["echo \\"a\\\\b\\"\\n\\u00e9\\ud83d\\ude00 naïve 日本"]}},"readOnly":false,"big":1234567890123,"0":0}
            """;

    @Test
    void aRecordAsCloudTrailWritesItIsReadAsJacksonReadsIt() throws Exception {
        byte[] record = RECORD.getBytes(StandardCharsets.UTF_8);

        JsonNode tree = CompactJson.parse(record, 0, record.length);

        assertThat(tree).isEqualTo(whole(record));
        assertThat(String.valueOf(tree)).isEqualTo(whole(record).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "-1",
                "1e3",
                "01",
                "1234567890123456789",
                "tru",
                "truer",
                "nul",
                "{",
                "[",
                "\"",
                "\"a",
                "\"a\\",
                "\"\\u12\"",
                "\"\\x\"",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "[1,]",
                "[1 2]",
                "{} {}",
                "",
                " ",
                "\"a\tb\"",
                "{\"a\\n\":1}",
                "/**/{}",
                "NaN"
            })
    void whatIsNotSoSimpleIsLeftToJackson(String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);

        assertThat(CompactJson.parse(json, 0, json.length)).isNull();
    }

    @Test
    void deepNestingIsLeftToJackson() {
        byte[] json = ("[".repeat(100) + "]".repeat(100)).getBytes(StandardCharsets.UTF_8);

        assertThat(CompactJson.parse(json, 0, json.length)).isNull();
    }

    @Test
    void theLastOfTwoMembersOfOneNameCountsAsItDoesForJackson() throws Exception {
        byte[] json = "{\"a\":1,\"b\":2,\"a\":3}".getBytes(StandardCharsets.UTF_8);

        assertThat(CompactJson.parse(json, 0, json.length))
                .hasToString(whole(json).toString());
    }

    @Test
    void namesThatTakeEachOthersPlaceAreStillThemselves() {
        for (int i = 0; i < 20_000; i++) {
            byte[] name = ("name" + i).getBytes(StandardCharsets.UTF_8);
            assertThat(MemberNames.of(name, 0, name.length)).isEqualTo("name" + i);
        }
        byte[] long1 = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        assertThat(MemberNames.of(long1, 0, long1.length)).hasSize(1_000);
    }

    /** Whatever bytes are damaged: either it gives up, or it reads what Jackson reads. */
    @Test
    void aDamagedRecordIsNeverReadOtherwiseThanJacksonReadsIt() {
        Random random = new Random(1);
        String likely = "{}[]\":,\\ \n0123456789eE.-+tfnu";
        int read = 0;
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] record = RECORD.getBytes(StandardCharsets.UTF_8);
            for (int damage = random.nextInt(3); damage >= 0; damage--) {
                record[random.nextInt(record.length)] = random.nextInt(4) == 0
                        ? (byte) random.nextInt(128)
                        : (byte) likely.charAt(random.nextInt(likely.length()));
            }
            if (!isUtf8(record)) {
                continue;
            }
            JsonNode compact = CompactJson.parse(record, 0, record.length);
            if (compact == null) {
                refused++;
                continue;
            }
            read++;
            String text = new String(record, StandardCharsets.UTF_8);
            try {
                assertThat(compact.toString()).as(text).isEqualTo(whole(record).toString());
            } catch (MalformedRecordException e) {
                throw new AssertionError("Jackson refuses what was read: " + text, e);
            }
        }
        assertThat(read).isGreaterThan(5_000);
        assertThat(refused).isGreaterThan(5_000);
    }

    private static boolean isUtf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
    }

    private static JsonNode whole(byte[] json) throws MalformedRecordException {
        return CloudTrailRecord.anyTree(new RawRecord(json, 0, json.length, 1, new RecordHead("", "", "")));
    }
}
