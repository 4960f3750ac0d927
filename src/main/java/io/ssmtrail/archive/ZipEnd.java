package io.ssmtrail.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Watches for the record that ends a zip file. Reading a zip file as a stream stops without a word where the next file's
 * header is cut off, and at the end of the first of several that were put one behind the other.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">.ZIP File Format Specification, 4.3.16 End of
 *     central directory record</a>
 */
final class ZipEnd extends FilterInputStream {

    private static final int SIGNATURE = 'P' << 24 | 'K' << 16 | 5 << 8 | 6;
    private static final int SIGNATURE_LENGTH = 4;

    /** Of the record behind its signature, without the comment. */
    private static final int LENGTH = 18;

    private static final int DIRECTORY_LENGTH = 8;
    private static final int DIRECTORY_OFFSET = 12;
    private static final int COMMENT_LENGTH = 16;

    /** Stands for an offset that only the records of a large file (ZIP64) tell. */
    private static final long IN_ZIP64 = 0xffff_ffffL;

    private long position;
    private long lastContent;
    private int lastFour;

    /** The last such record: one that ends a zip file, or one within the content of a file that is not compressed. */
    private final ByteBuffer record = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);

    private long recordBegin = -1;

    ZipEnd(InputStream in) {
        super(in);
    }

    /**
     * Reads what is left, and makes sure that the zip file ends there, and is one.
     *
     * @throws UnreadableException where it does not
     */
    void expect() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        if (recordBegin < 0 || record.hasRemaining()) {
            throw new UnreadableException("is cut off: the list of files at its end is missing");
        }
        if (beginOfDirectory() != IN_ZIP64 && beginOfDirectory() + unsigned(DIRECTORY_LENGTH) != recordBegin) {
            throw new UnreadableException(
                    "is cut off, or several zip files one behind the other, of which the first was"
                            + " read: the list of files at its end is another's");
        }
        long comment = Short.toUnsignedLong(record.getShort(COMMENT_LENGTH));
        if (lastContent > recordBegin + SIGNATURE_LENGTH + LENGTH + comment) {
            throw new UnreadableException("has something behind its end that is not part of it");
        }
    }

    private long beginOfDirectory() {
        return unsigned(DIRECTORY_OFFSET);
    }

    private long unsigned(int place) {
        return Integer.toUnsignedLong(record.getInt(place));
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
        position++;
        lastFour = lastFour << 8 | one;
        if (recordBegin >= 0 && record.hasRemaining()) {
            record.put((byte) one);
        }
        if (lastFour == SIGNATURE) {
            recordBegin = position - SIGNATURE_LENGTH;
            record.clear();
        }
        if (one != 0) {
            lastContent = position;
        }
    }
}
