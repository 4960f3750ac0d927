package io.ssmtrail.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of an archive, wherever it lies.
 *
 * @param location where it lies
 * @param size in bytes as it is stored, or -1 where that is not known, as of what is written while it is read
 * @param revision what changes when the content does: the time of its last change, or the store's tag of it; empty where
 *     the same content cannot be met again
 * @param content opens the stored bytes
 */
public record ArchiveInput(Location location, long size, String revision, Content content) {

    /** Opens an input's bytes, compressed as they are. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** How the user knows it. */
    public String name() {
        return location.name();
    }

    /**
     * Opens the input for reading its records.
     *
     * @throws IOException where it cannot be opened, or is empty
     */
    public InputReader open() throws IOException {
        return InputReader.open(name(), content.open());
    }

    /**
     * A file's bytes as they were before they were compressed; closing them closes those that are stored.
     *
     * @throws IOException where they cannot be read, or there are none
     */
    public static InputStream decompressed(InputStream stored) throws IOException {
        try {
            Expansion expansion = Expansion.standard();
            return Decoding.decompressed(expansion.ofStored(stored), expansion);
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }
}
