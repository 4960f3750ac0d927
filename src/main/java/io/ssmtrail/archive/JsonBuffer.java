package io.ssmtrail.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A window on a stream of bytes that keeps what lies behind a mark, and nothing else, however long the stream is.
 *
 * <p>Fields are open to the scanners of this package, which look at every byte and cannot afford a call for each.
 */
final class JsonBuffer {

    private static final int INITIAL_SIZE = 1 << 16;

    byte[] bytes;
    /** First byte that must be kept. */
    int mark;
    /** First byte that has not been looked at. */
    int position;
    /** One past the last byte that has been read. */
    int end;

    private final InputStream in;
    private final int maxKept;
    private long discarded;

    /**
     * Starts at the stream's beginning.
     *
     * @param maxKept bytes that may be kept behind the mark
     */
    JsonBuffer(InputStream in, int maxKept) {
        this.in = in;
        this.maxKept = maxKept;
        this.bytes = new byte[Math.min(INITIAL_SIZE, maxKept)];
    }

    /** A window on bytes that are all there. */
    JsonBuffer(byte[] whole) {
        this.in = InputStream.nullInputStream();
        this.maxKept = whole.length;
        this.bytes = whole;
        this.end = whole.length;
    }

    /** The offset in the stream of a place in the buffer. */
    long offset(int place) {
        return discarded + place;
    }

    /** Whether the window can hold no more behind the mark. */
    boolean isFull() {
        return end - mark >= maxKept;
    }

    /**
     * Reads more behind {@link #end}; places may move, the mark and the position move along.
     *
     * @return whether there was more
     */
    boolean fill() throws IOException {
        if (mark > 0 && end == bytes.length) {
            System.arraycopy(bytes, mark, bytes, 0, end - mark);
            discarded += mark;
            position -= mark;
            end -= mark;
            mark = 0;
        }
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(maxKept + 1L, bytes.length * 2L));
        }
        int read = in.read(bytes, end, bytes.length - end);
        if (read > 0) {
            end += read;
        }
        return read > 0;
    }
}
