package io.ssmtrail.archive;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetches the next few small objects of a bucket while one is read, for a reader that takes one input after the other:
 * what costs time there is not the bytes but the way. Inputs keep their order; files are passed on as they are.
 */
public final class ReadAhead implements InputFinder.Sink, Closeable {

    private static final int WINDOW = 16;

    /** Larger ones are read as streams, so that memory stays small. */
    private static final long MOST_BYTES = 2 << 20;

    private final InputFinder.Sink reader;
    private final Deque<ArchiveInput> window = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(WINDOW, work -> {
        Thread thread = new Thread(work, "ssmtrail-read-ahead");
        thread.setDaemon(true);
        return thread;
    });

    public ReadAhead(InputFinder.Sink reader) {
        this.reader = reader;
    }

    @Override
    public void found(ArchiveInput input) throws InterruptedException {
        if (!InputFinder.isBucket(input.name())) {
            passOn();
            reader.found(input);
            return;
        }
        window.add(input.size() > MOST_BYTES ? input : fetching(input));
        if (window.size() == WINDOW) {
            reader.found(window.remove());
        }
    }

    @Override
    public void unreadable(String name, String reason) {
        reader.unreadable(name, reason);
    }

    /** Passes on what still waits. */
    public void passOn() throws InterruptedException {
        while (!window.isEmpty()) {
            reader.found(window.remove());
        }
    }

    /** Ends fetching. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private ArchiveInput fetching(ArchiveInput input) {
        Future<byte[]> bytes = threads.submit(() -> {
            try (InputStream content = input.content().open()) {
                return content.readAllBytes();
            }
        });
        return new ArchiveInput(
                input.name(), input.size(), input.revision(), () -> new ByteArrayInputStream(fetched(bytes)));
    }

    private static byte[] fetched(Future<byte[]> bytes) throws IOException {
        try {
            return bytes.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("waiting for an object was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e);
        }
    }
}
