package io.ssmtrail.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read is what Jackson reads, and what Jackson refuses is refused. */
class JsonReaderTest {

    private static final String RECORD = """
            {"eventVersion":"1.11","userIdentity":{"type":"AssumedRole","sessionContext":{"attributes":{"mfaAuthenticated":"false"}}},
             "eventTime":"2026-01-02T03:04:05Z","eventSource":"ssm.amazonaws.com","eventName":"SendCommand","errorCode":null,
             "requestParameters":{"instanceIds":["i-0123456789abcdef0","mi-0123456789abcdef0"],"timeoutSeconds":3600,"none":{},"empty":[],
             "parameters":{"commands":["echo \\"a\\\\b\\"\\n\\u00e9\\ud83d\\ude00 naïve 日本"]}},"readOnly":false,"big":1234567890123,"0":0,
             "rates":[-1.50,2e3,0.0]}
            """;

    /** Of numbers that are read as strings. */
    private static final Pattern LONG_EXPONENT = Pattern.compile("\\d[eE][+-]?\\d{7}");

    private static final JsonMapper JACKSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonReader.MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Test
    void aRecordIsReadAsJacksonReadsIt() throws Exception {
        assertThat(asJackson(JsonReader.read(RECORD))).isEqualTo(JACKSON.readTree(RECORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " [ ] ",
                "{ }",
                "\"\"",
                "0",
                "-0",
                "1.5",
                "-1e+3",
                "1E-3",
                "123456789012345678901234567890",
                "true",
                " null",
                "\"a\tb\"",
                "\"\\u00E9\\/\\b\\f\\r\"",
                "{\"a\\n\":1}",
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"a\":{\"b\":1},\"a\":[]}",
                "{\"Aa\":1,\"BB\":2}",
                "[[],[[]],{\"\":{}}]"
            })
    void whatJsonAllowsIsRead(String text) throws Exception {
        assertThat(asJackson(JsonReader.read(text))).isEqualTo(JACKSON.readTree(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "tru",
                "truer",
                "nul",
                "{",
                "[",
                "\"",
                "\"a",
                "\"a\\",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\x\"",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\" 1}",
                "{\"a\":1,}",
                "{\"a\":1]",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "[1,]",
                "[1 2]",
                "{} {}",
                "1 2",
                "/**/{}",
                "NaN",
                "'a'",
                "\\\"",
                "\u00a01"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(JsonSyntaxException.class)
                .hasMessageMatching(".+ \\(byte \\d+\\)");
    }

    @Test
    void nestingIsBounded() throws Exception {
        assertThat(JsonReader.read("[".repeat(1_000) + "]".repeat(1_000))).isInstanceOf(JsonArray.class);
        assertThatThrownBy(() -> JsonReader.read("[".repeat(1_001) + "]".repeat(1_001)))
                .hasMessage("it is nested more than 1000 levels deep (byte 1000)");
    }

    @ParameterizedTest
    @CsvSource({"1e999999, true", "1e9999999, false", "1e-0000001, false"})
    void aNumberThatNoTypeHoldsIsAString(String text, boolean number) throws Exception {
        assertThat(JsonReader.read(text)).isInstanceOf(number ? JsonNumber.class : JsonString.class);
        assertThat(JsonReader.read(text).text()).isEqualTo(text);
    }

    @Test
    void aNumberOfTooManyDigitsIsAString() throws Exception {
        assertThat(JsonReader.read("9".repeat(10_000))).isInstanceOf(JsonNumber.class);
        assertThat(JsonReader.read("9".repeat(10_001))).isInstanceOf(JsonString.class);
    }

    @Test
    void whatANumberIsWrittenLikeIsKept() throws Exception {
        JsonNumber number = (JsonNumber) JsonReader.read("-1.50e+03");

        assertThat(number.text()).isEqualTo("-1.50e+03");
        assertThat(number.isIntegral()).isFalse();
        assertThat(((JsonNumber) JsonReader.read("-12")).isIntegral()).isTrue();
    }

    @Test
    void thousandsOfMembersAreFoundByTheirNamesAndTheLastOfANameCounts() throws Exception {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 5_000; i++) {
            text.append("\"name").append(i % 4_000).append("\":").append(i).append(',');
        }
        JsonObject object = (JsonObject) JsonReader.read(text + "\"last\":true}");

        assertThat(object.size()).isEqualTo(4_001);
        assertThat(String.valueOf(object.get("name0"))).isEqualTo("4000");
        assertThat(String.valueOf(object.get("name3999"))).isEqualTo("3999");
        assertThat(object.get("last")).isEqualTo(JsonLiteral.TRUE);
        assertThat(object.get("name4000")).isNull();
    }

    @Test
    void namesThatTakeEachOthersPlaceAreStillThemselves() {
        for (int i = 0; i < 20_000; i++) {
            byte[] name = (i % 2 == 0 ? "n" + i : "aNameWithManyCharacters" + i + "InTheMiddle")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(MemberNames.of(name, 0, name.length)).isEqualTo(new String(name, StandardCharsets.UTF_8));
        }
        byte[] around = "é\u0000ab é\u0000abcdefgh".getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < around.length; from++) {
            for (int to = from; to < around.length; to++) {
                assertThat(MemberNames.of(around, from, to))
                        .isEqualTo(new String(around, from, to - from, StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void stringsTellHowTheyBeginAndWhetherTheySayAnything() throws Exception {
        assertThat(string("\"i-1\"").first()).isEqualTo('i');
        assertThat(string("\"\\u0069-1\"").first()).isEqualTo('i');
        assertThat(string("\"é\"").first()).isEqualTo('é');
        assertThat(string("\"\"").first()).isEqualTo('\0');
        assertThat(string("\" \"").isBlank()).isTrue();
        assertThat(string("\"\\t\\u3000\"").isBlank()).isTrue();
        assertThat(string("\" a\"").isBlank()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":"b","c":[1,{"d":null}]}            | true
            {"a": "b"}                              | false
            {"a":"b\\n"}                            | false
            {"\\u0061":1}                           | false
            {"a":1,"a":2}                           | false
            {"a":{},"b":{"c":{}}}                   | true
            """)
    void anObjectIsTidyWhereItIsWrittenAsThisProjectWritesIt(String text, boolean tidy) throws Exception {
        assertThat(((JsonObject) JsonReader.read(text)).isTidy()).isEqualTo(tidy);
    }

    @Test
    void whatElasticsearchMightNotTakeIsNotTidy() throws Exception {
        assertThat(tidy("{\"" + "n".repeat(128) + "\":" + "1".repeat(100) + "}"))
                .isTrue();
        assertThat(tidy("{\"" + "n".repeat(129) + "\":1}")).isFalse();
        assertThat(tidy("{\"n\":" + "1".repeat(101) + "}")).isFalse();
        assertThat(tidy("{\"n\":1e1234567}")).isFalse();
        assertThat(tidy("{\"n\":".repeat(16) + "1" + "}".repeat(16))).isTrue();
        assertThat(tidy("{\"n\":".repeat(17) + "1" + "}".repeat(17))).isFalse();
    }

    @Test
    void anObjectWithinAnUntidyOneMayBeTidy() throws Exception {
        JsonObject outer = (JsonObject) JsonReader.read("{ \"a\":{\"b\":1},\"c\":{\"d\": 1},\"e\":{\"f\":1}}");

        assertThat(outer.isTidy()).isFalse();
        assertThat(outer.object("a").isTidy()).isTrue();
        assertThat(outer.object("c").isTidy()).isFalse();
        assertThat(outer.object("e").isTidy()).isTrue();
        assertThat(outer.object("missing")).isSameAs(JsonObject.EMPTY);
    }

    /** Whatever bytes are damaged: both refuse the text, or both read the same. */
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
            String text = new String(record, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') >= 0
                    || halfAPairInAName(text)
                    || LONG_EXPONENT.matcher(text).find()) {
                continue;
            }
            JsonNode expected;
            try {
                expected = JACKSON.readTree(text);
            } catch (JsonProcessingException e) {
                assertThatThrownBy(() -> JsonReader.read(text)).as(text).isInstanceOf(JsonSyntaxException.class);
                refused++;
                continue;
            }
            try {
                assertThat(asJackson(JsonReader.read(text))).as(text).isEqualTo(expected);
            } catch (JsonSyntaxException e) {
                throw new AssertionError("refused, and Jackson reads it: " + text, e);
            }
            read++;
        }
        assertThat(read).isGreaterThan(5_000);
        assertThat(refused).isGreaterThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "really?", "a \"b\"", "back\\new", "line\n", "\u00e9 \ud83d\ude00"})
    void aStringThatStandsInNoTextIsWhatItWasMadeOf(String text) throws JsonProcessingException {
        JsonString string = new JsonString(text);

        assertThat(string.text()).isEqualTo(text);
        assertThat(string).hasToString(JACKSON.writeValueAsString(text));
    }

    /** Jackson refuses those, although JSON has them. */
    private static boolean halfAPairInAName(String text) {
        return text.contains("\\ud83d") != text.contains("\\ude00");
    }

    private static JsonString string(String text) throws JsonSyntaxException {
        return (JsonString) JsonReader.read(text);
    }

    private static boolean tidy(String text) throws JsonSyntaxException {
        return ((JsonObject) JsonReader.read(text)).isTidy();
    }

    private static JsonNode asJackson(JsonValue value) {
        JsonNodeFactory nodes = JACKSON.getNodeFactory();
        if (value instanceof JsonObject object) {
            ObjectNode node = nodes.objectNode();
            for (int i = 0; i < object.size(); i++) {
                node.set(object.name(i), asJackson(object.value(i)));
                assertThat(object.get(object.name(i))).isSameAs(object.value(i));
            }
            return node;
        }
        if (value instanceof JsonArray array) {
            ArrayNode node = nodes.arrayNode();
            array.forEach(element -> node.add(asJackson(element)));
            return node;
        }
        if (value instanceof JsonNumber number) {
            return number.isIntegral() ? integer(number.text()) : nodes.numberNode(new BigDecimal(number.text()));
        }
        if (value instanceof JsonString string) {
            return nodes.textNode(string.text());
        }
        return value == JsonLiteral.NULL ? nodes.nullNode() : nodes.booleanNode(value == JsonLiteral.TRUE);
    }

    private static JsonNode integer(String text) {
        try {
            return JACKSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
