package io.ssmtrail.crew;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try, and when to give up: full jitter, as AWS describes it, and a bound on the time in
 * which tries were made and no sender at all got anything through. Shared by all senders; safe for several threads.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And
 *     Jitter</a>
 */
public final class Patience {

    /** Sleeps; a parameter, so that tests need not. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    /** A bound for those who say none. */
    public static final Duration ORDINARY = Duration.ofMinutes(5);

    static final Duration BASE = Duration.ofMillis(100);
    static final Duration CAP = Duration.ofSeconds(30);

    private static final int MAX_DOUBLINGS = 16;
    private static final long NEVER = Long.MIN_VALUE;

    private final Duration bound;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Sleeper sleeper;
    /** When the first try failed of those that nothing came through since. */
    private final AtomicLong failingSince = new AtomicLong(NEVER);

    public Patience(Duration bound, Sleeper sleeper) {
        this(bound, Clock.systemUTC(), new Random(), sleeper);
    }

    public Patience(Duration bound, InstantSource clock, RandomGenerator random, Sleeper sleeper) {
        this.bound = bound;
        this.clock = clock;
        this.random = random;
        this.sleeper = sleeper;
    }

    /** Something got through. */
    public void progressed() {
        failingSince.set(NEVER);
    }

    /** A try failed; tells whether nothing got through for as long as the bound says, so that another makes no sense. */
    public boolean isExhausted() {
        long now = clock.millis();
        failingSince.compareAndSet(NEVER, now);
        long since = failingSince.get();
        return since != NEVER && now - since >= bound.toMillis();
    }

    public Duration bound() {
        return bound;
    }

    /** Waits before the try that follows so many failed ones. */
    public void pause(int failedTries) throws InterruptedException {
        long ceiling = Math.min(CAP.toMillis(), BASE.toMillis() << Math.min(failedTries - 1, MAX_DOUBLINGS));
        sleeper.sleep(Duration.ofMillis(random.nextLong(ceiling + 1)));
    }
}
