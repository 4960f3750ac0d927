package io.ssmtrail.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the names of members as strings: there are few hundred in millions of records. Each has one place; who comes
 * later takes it, so that names that somebody made up do not fill the memory. Safe for several threads, as an entry never
 * changes.
 */
final class MemberNames {

    private static final int LONGEST = 64;
    private static final int PLACE_BITS = 12;
    private static final @Nullable Entry[] ENTRIES = new @Nullable Entry[1 << PLACE_BITS];

    private MemberNames() {}

    /** The string of a name in UTF-8. */
    static String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST || length == 0 || from + Long.BYTES > bytes.length) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        long first = EightBytes.at(bytes, from);
        long last;
        if (length < Long.BYTES) {
            first &= -1L >>> (Long.SIZE - length * Long.BYTES);
            last = first;
        } else {
            last = EightBytes.at(bytes, to - Long.BYTES);
        }
        int place = place(first, last, length);
        Entry entry = ENTRIES[place];
        if (entry != null && entry.is(first, last, bytes, from, length)) {
            return entry.name;
        }
        Entry made = new Entry(first, last, Arrays.copyOfRange(bytes, from, to));
        ENTRIES[place] = made;
        return made.name;
    }

    private static int place(long first, long last, int length) {
        long mixed = (first * 31 + last) * 31 + length;
        return (int) ((mixed * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - PLACE_BITS));
    }

    private static final class Entry {

        private final long first;
        private final long last;
        private final int length;
        private final byte[] utf8;
        private final String name;

        Entry(long first, long last, byte[] utf8) {
            this.first = first;
            this.last = last;
            this.length = utf8.length;
            this.utf8 = utf8;
            // The same object as in the code that asks for it, which is found without comparing characters.
            this.name = new String(utf8, StandardCharsets.UTF_8).intern();
        }

        /** Whether it is of a name, of which the first and the last eight bytes are known. */
        boolean is(long itsFirst, long itsLast, byte[] bytes, int from, int itsLength) {
            return first == itsFirst
                    && last == itsLast
                    && length == itsLength
                    && (length <= 2 * Long.BYTES || Arrays.equals(utf8, 0, length, bytes, from, from + length));
        }
    }
}
