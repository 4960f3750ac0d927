package io.ssmtrail.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches for the record that ends a zip file. Reading a zip file as a stream stops without a word where the next file's
 * header is cut off.
 */
final class ZipEnd extends FilterInputStream {

    private static final int SIGNATURE = 'P' << 24 | 'K' << 16 | 5 << 8 | 6;

    private int lastFour;
    private boolean reached;

    ZipEnd(InputStream in) {
        super(in);
    }

    boolean isReached() {
        return reached;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            look(one);
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = 0; i < count; i++) {
            look(bytes[offset + i] & 0xff);
        }
        return count;
    }

    /** Reads what is to be skipped, so that nothing is overlooked. */
    @Override
    public long skip(long length) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(length, 1 << 13)]));
    }

    private void look(int one) {
        lastFour = lastFour << 8 | one;
        reached |= lastFour == SIGNATURE;
    }
}
