package io.ssmtrail.cloudtrail;

import java.nio.charset.StandardCharsets;

/**
 * One CloudTrail record as it stands in its file: its bytes (UTF-8 JSON), and what is needed to choose it or drop it
 * without parsing it.
 *
 * <p>The bytes lie in a buffer that the reader uses again; they are valid until the next record is read.
 */
public final class RawRecord {

    private final byte[] buffer;
    private final int offset;
    private final int length;
    private final long position;
    private final RecordHead head;

    /**
     * Views a part of a buffer as a record.
     *
     * @param position which record of its file it is, from 1
     * @param head the members that selection looks at
     */
    public RawRecord(byte[] buffer, int offset, int length, long position, RecordHead head) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        this.position = position;
        this.head = head;
    }

    /** Holds the record's bytes, from {@link #offset()}, {@link #length()} of them. */
    public byte[] buffer() {
        return buffer;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /** Which record of its file it is, from 1. */
    public long position() {
        return position;
    }

    /** The members that selection looks at. */
    public RecordHead head() {
        return head;
    }

    /** The record's text. */
    public String text() {
        return new String(buffer, offset, length, StandardCharsets.UTF_8);
    }
}
