package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final String LONG = "x".repeat(2_000);

    @Test
    void aWordIsMadeOnceAndALongTextEachTime() {
        assertThat(Words.of("a word")).isSameAs(Words.of("a word"));
        assertThat(Words.of(LONG)).isNotSameAs(Words.of(LONG)).hasToString('"' + LONG + '"');
    }

    /** Java gives both words the same hash, so that two threads take the one place from each other all the time. */
    @Test
    void aWordIsItselfWhoeverTakesItsPlaceMeanwhile() {
        assertThat("AaAa").hasSameHashCodeAs("BBBB");

        CompletableFuture<Long> others =
                CompletableFuture.supplyAsync(() -> takenForAnother("BBBB"), work -> new Thread(work, "other").start());

        assertThat(takenForAnother("AaAa")).isZero();
        assertThat(others.join()).isZero();
    }

    private static long takenForAnother(String word) {
        return IntStream.range(0, 2_000_000)
                .filter(i -> !Words.of(word).text().equals(word))
                .count();
    }
}
