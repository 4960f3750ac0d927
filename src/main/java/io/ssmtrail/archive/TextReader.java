package io.ssmtrail.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the records of one text, and gives up on a text that is of another kind. */
final class TextReader implements Closeable {

    /** Pieces that are no record, and nothing but such pieces: the text is of another kind, and not worth the rest. */
    private static final int FOREIGN_PIECES = 100;

    private static final int MAX_BEGINNING = 4_096;

    private final ItemReader reader;
    private long records;
    /** Pieces that are no record before the first record; -1 once there was one. */
    private int foreign;

    TextReader(InputStream text) throws IOException {
        BufferedInputStream in = Decoding.buffered(text);
        Optional<CsvColumns> columns = CsvColumns.of(beginning(in));
        reader = columns.isPresent() ? new CsvReader(columns.get(), in) : new RecordReader(in);
    }

    /** The lines up to the first one that may be of names; none where a record begins. Waits for no more of a pipe. */
    private static List<String> beginning(BufferedInputStream in) throws IOException {
        byte[] first = Format.peek(in, 2);
        if (first.length == 0 || first[0] == '{' || first[0] == '[' || (first.length == 2 && first[1] == '{')) {
            return List.of();
        }
        in.mark(MAX_BEGINNING);
        List<String> lines = new ArrayList<>();
        int left = MAX_BEGINNING;
        while (left > 0 && lines.stream().allMatch(CsvPreface::isLine)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int one = in.read();
            while (one >= 0 && one != '\n' && line.size() < left - 1) {
                line.write(one);
                one = in.read();
            }
            lines.add(line.toString(StandardCharsets.UTF_8).lines().findFirst().orElse(""));
            left = one < 0 ? 0 : left - line.size() - 1;
        }
        in.reset();
        return lines;
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
