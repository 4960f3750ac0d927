package io.ssmtrail.archive;

import io.ssmtrail.cloudtrail.RawRecord;

/** What a reader finds in a file, one after the other. */
public sealed interface ArchiveItem {

    /** A CloudTrail record. */
    record Found(RawRecord raw) implements ArchiveItem {}

    /** A CloudTrail digest: hashes of other files, and no records. */
    record Digest() implements ArchiveItem {}

    /**
     * A piece of the file that no record could be made of.
     *
     * @param position which record of its file it would have been, from 1
     * @param offset of its first byte in the decompressed file
     * @param reason completes the sentence "the record …"
     * @param text the piece, its beginning where it is long
     */
    record Malformed(long position, long offset, String reason, String text) implements ArchiveItem {}

    /**
     * A file within a zip or tar file that cannot be read, or not to its end; those behind it can.
     *
     * @param reason completes the sentence "the file …"
     */
    record Unreadable(String reason) implements ArchiveItem {}
}
