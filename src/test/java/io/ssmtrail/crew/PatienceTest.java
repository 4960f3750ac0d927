package io.ssmtrail.crew;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private Instant now = Instant.parse("2031-01-01T00:00:00Z");
    private final List<Duration> pauses = new ArrayList<>();

    /** The longest pause that the dice could give. */
    private final RandomGenerator longest = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private final Patience patience = new Patience(Duration.ofMinutes(5), () -> now, longest, pauses::add);

    @Test
    void pausesDoubleUntilTheyReachHalfAMinute() throws InterruptedException {
        for (int tries = 1; tries <= 12; tries++) {
            patience.pause(tries);
        }
        assertThat(pauses)
                .extracting(Duration::toMillis)
                .containsExactly(
                        100L, 200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 12_800L, 25_600L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void afterAnyNumberOfTriesAPauseIsNeitherNegativeNorLonger() throws InterruptedException {
        patience.pause(1_000_000);
        assertThat(pauses).containsExactly(Duration.ofSeconds(30));
    }

    @Test
    void pausesAreSpreadFromNothingToTheirLongest() throws InterruptedException {
        List<Duration> spread = new ArrayList<>();
        Patience jittering = new Patience(Duration.ofMinutes(5), () -> now, new java.util.Random(7), spread::add);
        for (int i = 0; i < 1_000; i++) {
            jittering.pause(4);
        }
        assertThat(spread).allMatch(pause -> pause.toMillis() >= 0 && pause.toMillis() <= 800);
        assertThat(spread).anyMatch(pause -> pause.toMillis() < 80).anyMatch(pause -> pause.toMillis() > 720);
    }

    @Test
    void itEndsWhenNothingGotThroughForItsTime() {
        assertThat(patience.isExhausted()).isFalse();
        now = now.plusSeconds(299);
        assertThat(patience.isExhausted()).isFalse();
        now = now.plusSeconds(1);
        assertThat(patience.isExhausted()).isTrue();
    }

    @Test
    void whatGotThroughBeginsItAnew() {
        assertThat(patience.isExhausted()).isFalse();
        now = now.plusSeconds(299);
        patience.progressed();
        now = now.plusSeconds(299);
        assertThat(patience.isExhausted()).isFalse();
        now = now.plusSeconds(300);
        assertThat(patience.isExhausted()).isTrue();
    }

    @Test
    void timeInWhichNothingWasTriedDoesNotCount() {
        now = now.plus(Duration.ofHours(3));
        assertThat(patience.isExhausted()).as("the first try that fails").isFalse();
        patience.progressed();
        now = now.plus(Duration.ofHours(3));
        assertThat(patience.isExhausted())
                .as("the first that fails after one that did not")
                .isFalse();
    }
}
