package io.ssmtrail.archive;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** What a bzip2 file holds, and those that were put behind it. It gives what it has before it tells of a break. */
final class Bzip2Blocks extends InputStream {

    private final InputStream in;
    private @Nullable IOException failure;

    Bzip2Blocks(InputStream stored) throws IOException {
        in = new BZip2CompressorInputStream(stored, true);
    }

    @Override
    public int read() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return in.read();
        } catch (RuntimeException e) {
            throw new IOException("its bzip2 blocks are broken: " + e, e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int one;
            try {
                one = read();
            } catch (IOException e) {
                if (count == 0) {
                    throw e;
                }
                failure = e;
                break;
            }
            if (one < 0) {
                return count == 0 ? -1 : count;
            }
            bytes[offset + count++] = (byte) one;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
