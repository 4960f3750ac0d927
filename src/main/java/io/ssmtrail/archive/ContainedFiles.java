package io.ssmtrail.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;

/** What a zip or tar file holds, one after the other. */
sealed interface ContainedFiles extends Closeable permits TarFiles, ZipFiles {

    /**
     * Goes on to the next file, folder or link.
     *
     * @throws IOException where none can be reached although there should be one, or where the end is not one
     */
    Optional<ArchiveEntry> next() throws IOException;

    /** The content of the file that was reached. */
    InputStream content();

    /** Whether that is compressed in a way that is known here, and not encrypted. */
    boolean canBeRead(ArchiveEntry file);
}
