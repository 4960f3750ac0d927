package io.ssmtrail.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has a thread of its own wait for what is written while it is read, so that whoever reads can do something else while
 * nothing comes, and can leave off: who waits for a pipe in the operating system hears of nothing else.
 */
public final class SlowInput {

    /** What to do while nothing comes, in the thread that reads, between records. */
    @FunctionalInterface
    public interface Idle {
        void pass() throws InterruptedException;
    }

    private SlowInput() {}

    /**
     * Takes an input for one that may be slow, if it is no file whose size is known.
     *
     * @param patience how long to wait from one idle time to the next
     * @param left asked many times a second while nothing comes; reading fails when nobody wants to know any more
     */
    public static ArchiveInput of(ArchiveInput input, Duration patience, Idle idle, BooleanSupplier left) {
        return input.size() >= 0
                ? input
                : new ArchiveInput(input.location(), input.size(), input.revision(), () -> {
                    Pump pump = new Pump(input.content());
                    return new Stream(pump, patience, idle, left);
                });
    }

    /** Some bytes; the last ones are none. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Chunk(byte[] bytes, int length) {}

    /** Opens, reads and closes the input, since each of these may wait for its writer. */
    private static final class Pump {

        private static final int CHUNK = 1 << 16;
        private static final int CHUNKS = 3;

        private final ArchiveInput.Content content;
        private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(CHUNKS);
        /** With room for the end behind all others. */
        private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(CHUNKS + 1);

        private final Thread thread = new Thread(this::run, "ssmtrail-input");
        private volatile boolean stopped;
        private volatile @Nullable IOException failure;

        Pump(ArchiveInput.Content content) {
            this.content = content;
            for (int i = 0; i < CHUNKS; i++) {
                empty.add(new byte[CHUNK]);
            }
            thread.setDaemon(true);
            thread.start();
        }

        private void run() {
            try (InputStream in = content.open()) {
                while (!stopped) {
                    byte[] bytes = empty.take();
                    int length = in.read(bytes);
                    if (length < 0) {
                        break;
                    }
                    full.add(new Chunk(bytes, length));
                }
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException | Error e) {
                failure = new IOException(e);
            } catch (InterruptedException nobodyReads) {
                Thread.currentThread().interrupt();
            } finally {
                full.add(new Chunk(new byte[0], -1));
            }
        }

        /** The next bytes, or the end; null where there are none within a time. */
        @Nullable
        Chunk poll(long nanos) throws InterruptedException {
            return full.poll(nanos, TimeUnit.NANOSECONDS);
        }

        void giveBack(Chunk chunk) {
            empty.add(chunk.bytes());
        }

        /** Why the end is one. */
        @Nullable
        IOException failure() {
            return failure;
        }

        /** Ends it; where it waits for standard input, with the next that comes. */
        void stop() {
            stopped = true;
            thread.interrupt();
        }
    }

    private static final class Stream extends InputStream {

        private static final long TICK = Duration.ofMillis(100).toNanos();

        private final Pump pump;
        private final long patience;
        private final Idle idle;
        private final BooleanSupplier left;
        private long lastIdle = System.nanoTime();
        private @Nullable Chunk current;
        private int next;
        private boolean ended;

        Stream(Pump pump, Duration patience, Idle idle, BooleanSupplier left) {
            this.pump = pump;
            this.patience = patience.toNanos();
            this.idle = idle;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            Chunk chunk = chunk();
            if (chunk == null) {
                return -1;
            }
            int count = Math.min(length, chunk.length() - next);
            System.arraycopy(chunk.bytes(), next, bytes, offset, count);
            next += count;
            if (next == chunk.length()) {
                pump.giveBack(chunk);
                current = null;
            }
            return count;
        }

        @Override
        public int available() {
            Chunk chunk = current;
            return chunk == null ? 0 : chunk.length() - next;
        }

        @Override
        public void close() {
            ended = true;
            pump.stop();
        }

        /** That of which something is left, or null at the end. */
        private @Nullable Chunk chunk() throws IOException {
            Chunk chunk = current;
            if (chunk == null && !ended) {
                chunk = await();
                next = 0;
                if (chunk.length() < 0) {
                    ended = true;
                    chunk = null;
                    IOException failure = pump.failure();
                    if (failure != null) {
                        throw failure;
                    }
                }
                current = chunk;
            }
            return chunk;
        }

        private Chunk await() throws IOException {
            try {
                Chunk chunk = pump.poll(0);
                while (chunk == null) {
                    if (left.getAsBoolean()) {
                        throw new IOException("nobody waits for it any more");
                    }
                    long due = lastIdle + patience - System.nanoTime();
                    if (due <= 0) {
                        idle.pass();
                        lastIdle = System.nanoTime();
                    } else {
                        chunk = pump.poll(Math.min(due, TICK));
                    }
                }
                return chunk;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while nothing came");
            }
        }
    }
}
