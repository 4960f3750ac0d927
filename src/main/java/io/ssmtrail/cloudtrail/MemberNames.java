package io.ssmtrail.cloudtrail;

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
    private static final @Nullable Entry[] ENTRIES = new @Nullable Entry[1 << 12];

    private MemberNames() {}

    /** The string of a name in UTF-8. */
    static String of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < Long.BYTES || length > LONGEST) {
            return shortOrLong(bytes, from, to);
        }
        long mixed = (EightBytes.at(bytes, from) * 31 + EightBytes.at(bytes, to - Long.BYTES)) * 31 + length;
        return at(place(mixed), bytes, from, to);
    }

    private static String shortOrLong(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        long mixed = length;
        for (int i = from; i < to; i++) {
            mixed = mixed * 31 + bytes[i];
        }
        return at(place(mixed), bytes, from, to);
    }

    private static int place(long mixed) {
        return (int) ((mixed * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - 12));
    }

    private static String at(int place, byte[] bytes, int from, int to) {
        Entry entry = ENTRIES[place];
        if (entry != null && Arrays.equals(entry.utf8, 0, entry.utf8.length, bytes, from, to)) {
            return entry.name;
        }
        Entry made = new Entry(Arrays.copyOfRange(bytes, from, to));
        ENTRIES[place] = made;
        return made.name;
    }

    private static final class Entry {

        private final byte[] utf8;
        private final String name;

        Entry(byte[] utf8) {
            this.utf8 = utf8;
            // The same object as in the code that asks for it, which is found without comparing characters.
            this.name = new String(utf8, StandardCharsets.UTF_8).intern();
        }
    }
}
