package io.ssmtrail.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Holds an input to a decent ratio between what is read from it when decompressed and what is stored, so that a file made
 * to expand without end is given up. CloudTrail's own files expand about 10 times, and never a hundred times.
 *
 * <p>The first {@value #FREE_BYTES} decompressed bytes are free; beyond them, {@value #DEFAULT_RATIO} times the stored
 * bytes may be read, or as many times as the system property {@value #PROPERTY} says.
 */
final class Expansion {

    static final String PROPERTY = "ssmtrail.max-expansion";

    private static final long FREE_BYTES = 1L << 30;

    private static final long DEFAULT_RATIO = 1_000;

    private final long free;
    private final long ratio;
    private long stored;
    private long expanded;

    Expansion(long free, long ratio) {
        this.free = free;
        this.ratio = ratio;
    }

    static Expansion standard() {
        return new Expansion(FREE_BYTES, Long.getLong(PROPERTY, DEFAULT_RATIO));
    }

    /** Counts the bytes that an input is made of. */
    InputStream ofStored(InputStream in) {
        return new Counting(in) {
            @Override
            void count(long bytes) {
                stored += bytes;
            }
        };
    }

    /** Counts what bytes of the input become, and breaks off where that is too much. */
    InputStream ofExpanded(InputStream in) {
        return new Counting(in) {
            @Override
            void count(long bytes) throws IOException {
                expanded += bytes;
                if (expanded > free && expanded / ratio > stored) {
                    throw UnreadableException.forGood("expands to more than " + ratio
                            + " times its size, as no archive of CloudTrail files does; reading ended there. -D"
                            + PROPERTY + "=RATIO allows more");
                }
            }
        };
    }

    private abstract static class Counting extends FilterInputStream {

        Counting(InputStream in) {
            super(in);
        }

        abstract void count(long bytes) throws IOException;

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                count(1);
            }
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        @Override
        public long skip(long length) throws IOException {
            long skipped = super.skip(length);
            count(skipped);
            return skipped;
        }
    }
}
