package io.ssmtrail.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the records of one text, and gives up on a text that is of another kind. */
final class TextReader implements Closeable {

    /** Pieces that are no record, and nothing but such pieces: the text is of another kind, and not worth the rest. */
    private static final int FOREIGN_PIECES = 100;

    private static final int MAX_HEADER = 4_096;

    private final ItemReader reader;
    private long records;
    /** Pieces that are no record before the first record; -1 once there was one. */
    private int foreign;

    TextReader(InputStream text) throws IOException {
        BufferedInputStream in = Decoding.buffered(text);
        Optional<CsvColumns> columns = header(in).flatMap(CsvColumns::of);
        reader = columns.isPresent() ? new CsvReader(columns.get(), in) : new RecordReader(in);
    }

    /** The first line, where it may be one of names. */
    private static Optional<String> header(BufferedInputStream in) throws IOException {
        byte[] first = Format.peek(in, 2);
        if (first.length == 0 || first[0] == '{' || first[0] == '[' || (first.length == 2 && first[1] == '{')) {
            return Optional.empty();
        }
        return new String(Format.peek(in, MAX_HEADER), StandardCharsets.UTF_8)
                .lines()
                .findFirst();
    }

    /** Records read so far. */
    long records() {
        return records;
    }

    Optional<ArchiveItem> next() throws IOException {
        boolean hopeless = foreign == FOREIGN_PIECES && !reader.isRecognised();
        Optional<ArchiveItem> item = hopeless ? Optional.empty() : reader.next();
        if (item.isEmpty() && foreign > 0 && !reader.isRecognised()) {
            throw new UnreadableException("holds no CloudTrail records");
        }
        if (item.isPresent()) {
            if (!(item.get() instanceof ArchiveItem.Malformed)) {
                foreign = -1;
            } else if (foreign >= 0 && !reader.isRecognised()) {
                foreign++;
            }
            if (!(item.get() instanceof ArchiveItem.Digest)) {
                records++;
            }
        }
        return item;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
