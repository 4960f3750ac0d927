package io.ssmtrail.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuotesTest {

    /** By looking at one byte after the other, instead of at sixty-four at once. */
    @Test
    void escapedQuotesAreNoneWhereverBlocksBegin() {
        Random random = new Random(1);
        String characters = "ab\"\"\"\\\\,:{}é\n";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(300); length > 0; length--) {
                text.append(characters.charAt(random.nextInt(characters.length())));
            }
            byte[] utf8 = ("x" + text + "\"").getBytes(StandardCharsets.UTF_8);
            int length = utf8.length - 2;

            Quotes quotes = Quotes.of(utf8, 1, length);

            assertThat(places(quotes)).as("%s", text).isEqualTo(oneByOne(utf8, 1, length));
        }
    }

    @Test
    void aTextIsPlainWhereNoBackslashAndNoControlCharacterStandsInIt() {
        assertThat(quotes("{\"a\":\"é 日\"}").isVerbatim()).isTrue();
        assertThat(quotes("{\"a\":\"\\n\"}").isVerbatim()).isFalse();
        assertThat(quotes("{\"a\":\n\"b\"}").isVerbatim()).isFalse();
        assertThat(quotes("x".repeat(200) + "\t").isVerbatim()).isFalse();
        assertThat(quotes("\u001f").isVerbatim()).isFalse();
        assertThat(quotes("\u007f ~").isVerbatim()).isTrue();
    }

    @Test
    void aTextIsAsciiWhereEachByteIsACharacter() {
        assertThat(quotes("{\"a\":\"b\u007f\"}").isAscii()).isTrue();
        assertThat(quotes("x".repeat(63) + "é").isAscii()).isFalse();
        assertThat(quotes("x".repeat(64) + "é").isAscii()).isFalse();
    }

    @Test
    void everyCharacterStandsWhereItIsFound() {
        for (int place = 0; place < Long.BYTES; place++) {
            byte[] eight = "\u0001!#\u007f!#~ ".getBytes(StandardCharsets.US_ASCII);
            eight[place] = '"';

            assertThat(EightBytes.places(EightBytes.at(eight, 0), EightBytes.all('"')))
                    .isEqualTo(1L << place);
        }
        byte[] all = "\"".repeat(Long.BYTES).getBytes(StandardCharsets.US_ASCII);
        assertThat(EightBytes.places(EightBytes.at(all, 0), EightBytes.all('"')))
                .isEqualTo(0xff);
    }

    @Test
    void stringsReachFromTheirOpeningQuoteToBeforeTheClosingOne() {
        assertThat(TextScan.strings(0b0010_0100, false)).isEqualTo(0b0001_1100);
        assertThat(TextScan.strings(0b0000_0100, true)).isEqualTo(0b011);
    }

    private static Quotes quotes(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return Quotes.of(utf8, 0, utf8.length);
    }

    private static List<Integer> places(Quotes quotes) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < quotes.count(); i++) {
            places.add(quotes.places()[i]);
        }
        return places;
    }

    private static List<Integer> oneByOne(byte[] utf8, int offset, int length) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (utf8[offset + i] == '\\') {
                i++;
            } else if (utf8[offset + i] == '"') {
                places.add(i);
            }
        }
        return places;
    }
}
