package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.Quotes;
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
    private final Quotes quotes;

    /**
     * Views a part of a buffer as a record.
     *
     * @param position which record of its file it is, from 1
     * @param head the members that selection looks at
     * @param quotes those of the record
     */
    public RawRecord(byte[] buffer, int offset, int length, long position, RecordHead head, Quotes quotes) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
        this.position = position;
        this.head = head;
        this.quotes = quotes;
    }

    /** A record that stands in no file, and is wanted whatever its head tells. */
    public static RawRecord of(byte[] record) {
        return new RawRecord(
                record, 0, record.length, 1, new RecordHead("", "", ""), Quotes.of(record, 0, record.length));
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

    /** Where its strings begin and end. */
    public Quotes quotes() {
        return quotes;
    }

    /** The record's text. */
    public String text() {
        return new String(buffer, offset, length, StandardCharsets.UTF_8);
    }
}
