package io.ssmtrail.archive;

import io.ssmtrail.cloudtrail.RawRecord;
import java.nio.charset.StandardCharsets;

/** A record that was taken out of something else. */
final class InnerRecord {

    private InnerRecord() {}

    /**
     * What the bytes are.
     *
     * @param position which record of its file it is, from 1
     * @param offset in the file, of what held it
     */
    static ArchiveItem item(byte[] bytes, long position, long offset) {
        ObjectScanner inside = new ObjectScanner(new JsonBuffer(bytes));
        if (inside.scanWhole() && inside.isRecord()) {
            return new ArchiveItem.Found(
                    new RawRecord(bytes, 0, bytes.length, position, inside.head(), inside.quotes()));
        }
        return new ArchiveItem.Malformed(
                position,
                offset,
                "is no CloudTrail record, although it stands where one should",
                new String(bytes, StandardCharsets.UTF_8));
    }

    /** What there is to tell of a notification that holds no record. */
    static ArchiveItem.Malformed logFile(String uri, long position, long offset, String text) {
        return new ArchiveItem.Malformed(
                position,
                offset,
                "is no event, but names log files of CloudTrail, as others behind it may; load those themselves: "
                        + uri,
                text);
    }
}
