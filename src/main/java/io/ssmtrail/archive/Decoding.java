package io.ssmtrail.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.io.input.ReaderInputStream;

/** Turns stored bytes into UTF-8 text, by what the bytes are and not by what the file is called. */
final class Decoding {

    private static final int BUFFER = 1 << 15;

    /** Files that a store or a tool compressed although they were are met; more layers than these are not. */
    private static final int MAX_LAYERS = 3;

    private Decoding() {}

    /**
     * Takes compression off.
     *
     * @throws UnreadableException where there is nothing in the file, or where it is packed in a way that is not read
     */
    static BufferedInputStream decompressed(InputStream stored, Expansion expansion) throws IOException {
        BufferedInputStream in = new Unhurried(stored);
        for (int layer = 0; layer < MAX_LAYERS; layer++) {
            switch (Format.of(in)) {
                case GZIP -> in = new Unhurried(expansion.ofExpanded(new GzipMembers(in)));
                case BZIP2 -> in = new Unhurried(expansion.ofExpanded(new Bzip2Blocks(in)));
                case ZSTD -> in = new Unhurried(expansion.ofExpanded(new ZstdInputStreamNoFinalizer(in)));
                case EMPTY -> throw new UnreadableException("is empty");
                default -> {
                    return readable(in);
                }
            }
        }
        return in;
    }

    private static BufferedInputStream readable(BufferedInputStream in) throws IOException {
        Optional<ForeignPacking> packing = ForeignPacking.of(Format.peek(in, ForeignPacking.LONGEST_MAGIC));
        if (packing.isPresent()) {
            throw packing.get().refusal();
        }
        return in;
    }

    static BufferedInputStream buffered(InputStream in) {
        return in instanceof Unhurried unhurried ? unhurried : new Unhurried(in);
    }

    /** Windows tools write UTF-16, and a mark before UTF-8. */
    static InputStream text(BufferedInputStream in) throws IOException {
        byte[] start = Format.peek(in, 4);
        if (start.length >= ByteOrderMark.LENGTH && ByteOrderMark.isAt(start, 0)) {
            in.skipNBytes(ByteOrderMark.LENGTH);
            return in;
        }
        if (start.length >= 2 && start[0] == (byte) 0xff && start[1] == (byte) 0xfe) {
            in.skipNBytes(2);
            return transcoded(in, StandardCharsets.UTF_16LE);
        }
        if (start.length >= 2 && start[0] == (byte) 0xfe && start[1] == (byte) 0xff) {
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

    /** Gives what it has at once: what was read before a stream breaks off must not be lost with it. */
    private static final class Unhurried extends BufferedInputStream {

        Unhurried(InputStream in) {
            super(in, BUFFER);
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int first = read();
            if (first < 0) {
                return -1;
            }
            bytes[offset] = (byte) first;
            int more = Math.min(length - 1, count - pos);
            return more == 0 ? 1 : 1 + super.read(bytes, offset + 1, more);
        }
    }
}
