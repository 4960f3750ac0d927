package io.ssmtrail.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.input.ReaderInputStream;

/** Turns stored bytes into UTF-8 text, by what the bytes are and not by what the file is called. */
final class Decoding {

    private static final int BUFFER = 1 << 15;

    private Decoding() {}

    static InputStream decode(InputStream stored) throws IOException {
        try {
            return text(decompressed(stored));
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    static InputStream decompress(InputStream stored) throws IOException {
        try {
            return decompressed(stored);
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    private static InputStream decompressed(InputStream stored) throws IOException {
        BufferedInputStream in = new Unhurried(stored);
        int[] start = peek(in, 2);
        if (start.length == 0) {
            throw new EOFException("is empty");
        }
        if (start.length == 2 && start[0] == 0x1f && start[1] == 0x8b) {
            return new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
        }
        return in;
    }

    /** Windows tools write UTF-16, and a mark before UTF-8. */
    private static InputStream text(InputStream in) throws IOException {
        int[] start = peek(in, 4);
        if (start.length >= 3 && start[0] == 0xef && start[1] == 0xbb && start[2] == 0xbf) {
            in.skipNBytes(3);
            return in;
        }
        if (start.length >= 2 && start[0] == 0xff && start[1] == 0xfe) {
            in.skipNBytes(2);
            return transcoded(in, StandardCharsets.UTF_16LE);
        }
        if (start.length >= 2 && start[0] == 0xfe && start[1] == 0xff) {
            in.skipNBytes(2);
            return transcoded(in, StandardCharsets.UTF_16BE);
        }
        if (start.length >= 2 && start[0] != 0 && start[1] == 0) {
            return transcoded(in, StandardCharsets.UTF_16LE);
        }
        if (start.length >= 2 && start[0] == 0 && start[1] != 0) {
            return transcoded(in, StandardCharsets.UTF_16BE);
        }
        return in;
    }

    private static InputStream transcoded(InputStream in, Charset charset) throws IOException {
        return ReaderInputStream.builder()
                .setReader(new InputStreamReader(in, charset))
                .setCharset(StandardCharsets.UTF_8)
                .get();
    }

    /**
     * Tells that there is more until there really is none. {@link GZIPInputStream} takes a pipe that is only slow for one
     * that has ended, and drops all members of the stream but the first.
     */
    private static final class Unhurried extends BufferedInputStream {

        Unhurried(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int available() throws IOException {
            int known = super.available();
            return known > 0 ? known : peek(this, 1).length;
        }
    }

    private static int[] peek(InputStream in, int count) throws IOException {
        in.mark(count);
        byte[] bytes = in.readNBytes(count);
        in.reset();
        int[] unsigned = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            unsigned[i] = bytes[i] & 0xff;
        }
        return unsigned;
    }
}
