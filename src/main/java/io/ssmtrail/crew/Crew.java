package io.ssmtrail.crew;

import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that work for one end, and leave off together: when asked to, after what is under way; when called off, at once.
 * When one of them fails, the others are called off, and the failure is the crew's.
 *
 * <p>A thread that waits for standard input hears of nothing; whoever is called off and does not come within a few
 * seconds is left behind.
 */
public final class Crew {

    /** What one of them does. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private static final Duration IDLE = Duration.ofMillis(100);

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile long stoppedAt;
    private final CountDownLatch calledOff = new CountDownLatch(1);

    public synchronized void start(String name, Work work) {
        Thread thread = new Thread(() -> run(work), "ssmtrail-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        if (isCalledOff()) {
            thread.interrupt();
        }
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (!(isCalledOff() && tellsOfInterruption(e)) && failure.compareAndSet(null, e)) {
                callOff();
            }
        }
    }

    /** Whoever waits for a server when it is called off throws what the server's client makes of that. */
    private static boolean tellsOfInterruption(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException || cause instanceof ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }

    /** Asks all to leave off; they see to that themselves. */
    public synchronized void stop() {
        if (!isStopped()) {
            stoppedAt = System.nanoTime();
            stopped.countDown();
        }
    }

    /** Whether it is so long since they were asked to. */
    public boolean isStoppedFor(Duration time) {
        return isStopped() && System.nanoTime() - stoppedAt >= time.toNanos();
    }

    public boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** A pause that a stop ends. */
    public void pause(Duration time) throws InterruptedException {
        stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops and interrupts all. */
    public synchronized void callOff() {
        stop();
        calledOff.countDown();
        threads.forEach(Thread::interrupt);
    }

    public boolean isCalledOff() {
        return calledOff.getCount() == 0;
    }

    /**
     * Waits for the next of what they make.
     *
     * @throws InterruptedException also where they are called off, as nothing more comes then; {@link #join} tells why
     */
    public <T> T await(BlockingQueue<T> made) throws InterruptedException {
        while (!isCalledOff()) {
            T next = made.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            if (next != null) {
                return next;
            }
        }
        throw new InterruptedException("the others were called off");
    }

    /** Waits for all; throws what the first one that failed threw. */
    public void join() throws InterruptedException {
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(threads);
        }
        try {
            for (Thread thread : all) {
                joinUnlessCalledOff(thread);
            }
            long end = System.nanoTime() + FAREWELL.toNanos();
            for (Thread thread : all) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            callOff();
            throw e;
        }
        Throwable first = failure.get();
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
    }

    private void joinUnlessCalledOff(Thread thread) throws InterruptedException {
        while (thread.isAlive() && !isCalledOff()) {
            thread.join(50);
        }
    }
}
