package io.ssmtrail.archive;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads what a text holds, item by item. */
interface ItemReader extends Closeable {

    /**
     * The next item, or empty at the end. The item's bytes are valid until the next call.
     *
     * @throws IOException where the text breaks off; what was read before it stands
     */
    Optional<ArchiveItem> next() throws IOException;

    /** Whether the text is known by now to be one that holds records, even where none of it was a record yet. */
    boolean isRecognised();
}
