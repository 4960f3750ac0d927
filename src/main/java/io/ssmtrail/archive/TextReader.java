package io.ssmtrail.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the records of one text, and gives up on a text that is of another kind. */
final class TextReader implements Closeable {

    /** Pieces that are no record, and nothing but such pieces: the text is of another kind, and not worth the rest. */
    private static final int FOREIGN_PIECES = 100;

    private final RecordReader reader;
    private long records;
    /** Pieces that are no record before the first record; -1 once there was one. */
    private int foreign;

    TextReader(InputStream text) {
        reader = new RecordReader(text);
    }

    /** Records read so far. */
    long records() {
        return records;
    }

    Optional<ArchiveItem> next() throws IOException {
        Optional<ArchiveItem> item = foreign == FOREIGN_PIECES ? Optional.empty() : reader.next();
        if (item.isEmpty() && foreign > 0) {
            throw new UnreadableException("holds no CloudTrail records");
        }
        if (item.isPresent()) {
            if (!(item.get() instanceof ArchiveItem.Malformed)) {
                foreign = -1;
            } else if (foreign >= 0) {
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
