package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonReader;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadWriterTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 18, 30})
    void whatIsNestedBeyondSixteenLevelsIsTextWhetherOrNotSpacesStandInIt(int levels) throws JsonSyntaxException {
        String compact = "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
        String written = written(compact);

        assertThat(written(compact.replace(":", ": ")).replace(" ", "")).isEqualTo(written);
        int asText = Math.max(0, levels - 16);
        String inside = "{\"a\":".repeat(asText) + "1" + "}".repeat(asText);
        assertThat(written)
                .isEqualTo("{\"a\":".repeat(levels - asText)
                        + (asText == 0 ? inside : new JsonString(inside).toString())
                        + "}".repeat(levels - asText));
    }

    @Test
    void aLoneValueStandsUnderItsName() {
        JsonObject part = JsonObject.of("value", new JsonString("a \"b\""));

        assertThat(part).hasToString("{\"value\":\"a \\\"b\\\"\"}");
        assertThat(written(part)).isEqualTo("{\"value\":\"a \\\"b\\\"\"}");
    }

    /** A part as it is written when it stands in a record. */
    private static String written(String part) throws JsonSyntaxException {
        JsonObject record = (JsonObject) JsonReader.read("{\"requestParameters\":" + part + "}");
        return written(record.object("requestParameters"));
    }

    private static String written(JsonObject part) {
        JsonBytes json = new JsonBytes();
        PayloadWriter.write(json, part);
        return json.toString();
    }
}
