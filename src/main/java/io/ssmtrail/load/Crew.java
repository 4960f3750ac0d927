package io.ssmtrail.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Threads that work for one end: when one of them fails, the others are called off, and the failure is the crew's. */
final class Crew {

    /** What one of them does. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    synchronized void start(String name, Work work) {
        Thread thread = new Thread(() -> run(work), "ssmtrail-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        if (failure.get() != null) {
            thread.interrupt();
        }
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException calledOff) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (failure.compareAndSet(null, e)) {
                callOff();
            }
        }
    }

    private synchronized void callOff() {
        threads.forEach(Thread::interrupt);
    }

    /** Waits for all; throws what the first one that failed threw. */
    void join() throws InterruptedException {
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(threads);
        }
        try {
            for (Thread thread : all) {
                thread.join();
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
}
