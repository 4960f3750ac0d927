package io.ssmtrail.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** What a file's first bytes say it is; its name may say anything. */
enum Format {
    GZIP,
    BZIP2,
    ZSTD,
    ZIP,
    TAR,
    TEXT,
    EMPTY;

    private static final int TAR_HEADER = 512;

    /** Looks at a stream's beginning, and leaves it as it was. */
    static Format of(BufferedInputStream in) throws IOException {
        byte[] start = peek(in, 4);
        if (start.length == 0) {
            return EMPTY;
        }
        if (begins(start, 0x1f, 0x8b)) {
            return GZIP;
        }
        if (begins(start, 'B', 'Z', 'h') && start.length == 4 && start[3] >= '1' && start[3] <= '9') {
            return BZIP2;
        }
        if (begins(start, 0x28, 0xb5, 0x2f, 0xfd) || isSkippableZstdFrame(start)) {
            return ZSTD;
        }
        if (begins(start, 'P', 'K', 3, 4) || begins(start, 'P', 'K', 5, 6) || begins(start, 'P', 'K', 7, 8)) {
            return ZIP;
        }
        return mayBeName(start[0]) && isTarHeader(peekHeader(in)) ? TAR : TEXT;
    }

    /** Up to so many bytes from where the stream stands. */
    static byte[] peek(BufferedInputStream in, int count) throws IOException {
        in.mark(count);
        byte[] bytes = in.readNBytes(count);
        in.reset();
        return bytes;
    }

    /** A header's bytes, or fewer where a line ends that holds JSON: of a pipe that is slow no more is waited for. */
    private static byte[] peekHeader(BufferedInputStream in) throws IOException {
        byte[] bytes = new byte[TAR_HEADER];
        int length = 0;
        boolean holdsJson = false;
        in.mark(TAR_HEADER);
        while (length < TAR_HEADER && !(holdsJson && bytes[length - 1] == '\n')) {
            int one = in.read();
            if (one < 0) {
                break;
            }
            bytes[length++] = (byte) one;
            holdsJson |= one == '{';
        }
        in.reset();
        return Arrays.copyOf(bytes, length);
    }

    private static boolean begins(byte[] start, int... bytes) {
        if (start.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((start[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSkippableZstdFrame(byte[] start) {
        return start.length == 4
                && (start[0] & 0xf0) == 0x50
                && Arrays.equals(start, 1, 4, new byte[] {0x2a, 0x4d, 0x18}, 0, 3);
    }

    /** A tar file begins with a file's name; JSON does not, and a pipe that is slow need not be waited for. */
    private static boolean mayBeName(byte first) {
        return first != '{' && first != '[' && first != '"' && first != 0 && first != ' ' && first != '\n';
    }

    private static boolean isTarHeader(byte[] start) {
        try {
            return start.length == TAR_HEADER && TarUtils.verifyCheckSum(start);
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }
}
