package io.ssmtrail.archive;

import java.io.IOException;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;

/** What a zip or tar file holds, one after the other. */
sealed interface ContainedFiles permits TarFiles, ZipFiles {

    /**
     * Goes on to the next file, folder or link.
     *
     * @throws IOException where none can be reached although there should be one, or where the end is not one
     */
    Optional<ArchiveEntry> next() throws IOException;

    /** Gives the content of the file that was reached, until the next one is. */
    ArchiveInputStream<? extends ArchiveEntry> stream();
}
