package io.ssmtrail.cloudtrail;

import java.nio.charset.StandardCharsets;

/**
 * One CloudTrail record as it stands in its file: its bytes (UTF-8 JSON), and what is needed to choose it or drop it
 * without parsing it.
 *
 * <p>The bytes lie in a buffer that the reader uses again; they are valid until the next record is read.
 *
 * @param buffer holds the bytes
 * @param offset of the first byte in the buffer
 * @param length in bytes
 * @param position which record of its file it is, from 1
 * @param head the members that selection looks at
 */
public record RawRecord(byte[] buffer, int offset, int length, long position, RecordHead head) {

    /** The record's text. */
    public String text() {
        return new String(buffer, offset, length, StandardCharsets.UTF_8);
    }
}
