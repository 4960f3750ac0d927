package io.ssmtrail.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonBytesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyCharacterIsEscapedAsJacksonEscapesIt() throws IOException {
        StringBuilder all = new StringBuilder();
        for (char c = 0; c < 0x3000; c++) {
            all.append(c);
        }

        assertThat(string(all.toString())).isEqualTo(JSON.writeValueAsString(all.toString()));
    }

    @Test
    void stringsOfAllLengthsWithEscapesAtAllPlacesAreWrittenAsJacksonWritesThem() throws IOException {
        Random random = new Random(1);
        String characters = "abcdefghijklmnop:/-\"\\?\n\u0001é日";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            assertThat(string(text.toString())).isEqualTo(JSON.writeValueAsString(text.toString()));
        }
    }

    @Test
    void longTextsAreWrittenWhole() throws IOException {
        String text = "\u0001\"quoted\" text, ".repeat(100_000);

        assertThat(string(text)).isEqualTo(JSON.writeValueAsString(text));
    }

    @Test
    void halvesOfSurrogatePairsBecomeReplacementCharacters() {
        assertThat(string("a\ud83db?")).isEqualTo("\"a\ufffdb?\"");
        assertThat(string("\ude00")).isEqualTo("\"\ufffd\"");
        assertThat(string("really? \ud83d\ude00")).isEqualTo("\"really? \ud83d\ude00\"");
    }

    @Test
    void whatWasWrittenBehindAPlaceIsForgotten() {
        JsonBytes json = new JsonBytes(1);
        json.ascii("{\"a\":");
        int place = json.length();
        json.string("value");
        json.backTo(place);
        json.ascii("-7");
        json.write('}');

        assertThat(json).hasToString("{\"a\":-7}");
    }

    @Test
    void bytesOfAStringAreWrittenFromWhereTheyLie() {
        byte[] around = "xx\u00e9\"quoted\"\u00e9xx".getBytes(StandardCharsets.UTF_8);
        JsonBytes json = new JsonBytes();
        json.string(around, 2, around.length - 4);

        assertThat(json).hasToString("\"\u00e9\\\"quoted\\\"\u00e9\"");
    }

    @Test
    void aJsonTextBecomesAStringByItsQuotes() throws IOException {
        Random random = new Random(2);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int strings = random.nextInt(12); strings > 0; strings--) {
                text.append("{,:[123".charAt(random.nextInt(7)))
                        .append('"')
                        .append("abc/é日:def ".repeat(4), 0, random.nextInt(40))
                        .append(random.nextInt(20) == 0 ? "\\\"" : "")
                        .append('"');
            }
            text.append(" ".repeat(random.nextInt(3)));
            byte[] utf8 = ("??" + text + "?".repeat(random.nextInt(12))).getBytes(StandardCharsets.UTF_8);
            int length = text.toString().getBytes(StandardCharsets.UTF_8).length;
            JsonBytes json = new JsonBytes(1);
            json.string(utf8, 2, length, Quotes.of(utf8, 2, length));

            assertThat(json).hasToString(JSON.writeValueAsString(text.toString()));
        }
    }

    private static String string(String text) {
        JsonBytes json = new JsonBytes(4);
        json.string(text);
        return json.toString();
    }
}
