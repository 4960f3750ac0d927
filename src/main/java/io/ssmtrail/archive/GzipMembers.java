package io.ssmtrail.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What the members of a gzip file hold, one behind the other. A file that was put together from several is read to its end,
 * or it is told why not: the JDK's own reader takes whatever follows the first member, if it cannot read its header, for
 * nothing. It gives what it has before it tells of a break.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GzipMembers extends InputStream {

    private static final int BUFFER = 1 << 15;

    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;

    private static final int HAS_HEADER_CHECK = 1 << 1;
    private static final int HAS_EXTRA = 1 << 2;
    private static final int HAS_NAME = 1 << 3;
    private static final int HAS_COMMENT = 1 << 4;

    private static final int TIME_SYSTEM_AND_EFFORT = 6;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 check = new CRC32();

    /** Compressed bytes; those before {@link #next} are done with. */
    private final byte[] buffer = new byte[BUFFER];

    private int next;
    private int end;
    private boolean ended;

    /**
     * Begins with the first member.
     *
     * @param in gives what it has, and does not wait to fill a buffer
     */
    GzipMembers(InputStream in) throws IOException {
        this.in = in;
        if (read8() != MAGIC_1) {
            throw new ZipException("no gzip member begins like that");
        }
        readHeader();
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
        while (!ended) {
            int count = inflate(bytes, offset, length);
            if (count > 0) {
                check.update(bytes, offset, count);
                return count;
            }
            if (inflater.finished()) {
                next = end - inflater.getRemaining();
                readTrailer();
                ended = !beginsAnother();
            } else {
                fill();
                inflater.setInput(buffer, 0, end);
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        ended = true;
        inflater.end();
        in.close();
    }

    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        try {
            int count = inflater.inflate(bytes, offset, length);
            if (count == 0 && inflater.needsDictionary()) {
                throw new ZipException("it needs a dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage() == null ? "it is no deflated data" : e.getMessage());
        }
    }

    /** Reads the rest of a header, whose first byte was read. */
    private void readHeader() throws IOException {
        if (read8() != MAGIC_2 || read8() != DEFLATE) {
            throw new ZipException("no gzip member begins like that");
        }
        int flags = read8();
        skip8(TIME_SYSTEM_AND_EFFORT);
        if ((flags & HAS_EXTRA) != 0) {
            skip8(read8() | read8() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_HEADER_CHECK) != 0) {
            skip8(2);
        }
        inflater.reset();
        inflater.setInput(buffer, next, end - next);
        check.reset();
    }

    private void readTrailer() throws IOException {
        if (read32() != check.getValue() || read32() != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("its checksum is another");
        }
    }

    /** Goes on to the next member, where there is one. Zeros behind the last one only fill up a block of a tape or a disk. */
    private boolean beginsAnother() throws IOException {
        boolean filled = false;
        while (next < end || hasMore()) {
            int first = read8();
            if (first == MAGIC_1 && !filled) {
                readHeader();
                return true;
            }
            if (first != 0) {
                throw new UnreadableException("has something behind its compressed content that is not compressed");
            }
            filled = true;
        }
        return false;
    }

    private int read8() throws IOException {
        if (next == end) {
            fill();
        }
        return buffer[next++] & 0xff;
    }

    private long read32() throws IOException {
        long low = read8() | read8() << 8;
        return low | (long) read8() << 16 | (long) read8() << 24;
    }

    private void skip8(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            read8();
        }
    }

    private void skipText() throws IOException {
        while (read8() != 0) {}
    }

    private void fill() throws IOException {
        if (!hasMore()) {
            throw new EOFException("a gzip member ends too early");
        }
    }

    private boolean hasMore() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
