package io.ssmtrail.archive;

/** What Windows tools write before UTF-8, in UTF-8. */
final class ByteOrderMark {

    static final byte FIRST = (byte) 0xef;

    static final int LENGTH = 3;

    private ByteOrderMark() {}

    /** Whether the bytes, of which there are enough, have one there. */
    static boolean isAt(byte[] bytes, int place) {
        return bytes[place] == FIRST && bytes[place + 1] == (byte) 0xbb && bytes[place + 2] == (byte) 0xbf;
    }
}
