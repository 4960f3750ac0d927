package io.ssmtrail.archive.digest;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does several things at a time, and hands their results on in the order in which they were asked for; few wait. */
final class InOrder<T> implements Closeable {

    private final Deque<Future<T>> waiting = new ArrayDeque<>();
    private final Consumer<T> results;
    private final ExecutorService threads;
    private final int most;

    InOrder(int threads, Consumer<T> results) {
        this.results = results;
        this.most = 2 * threads;
        this.threads = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "ssmtrail-verify");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Asks for something to be done; waits where too much has been asked for already. */
    void ask(Callable<T> work) throws InterruptedException {
        waiting.add(threads.submit(work));
        while (waiting.size() > most) {
            handOn();
        }
    }

    /** Queues what needs no work. */
    void add(T result) {
        waiting.add(CompletableFuture.completedFuture(result));
    }

    /** Waits for all that was asked for. */
    void finish() throws InterruptedException {
        while (!waiting.isEmpty()) {
            handOn();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void handOn() throws InterruptedException {
        try {
            results.accept(waiting.remove().get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e);
        }
    }
}
