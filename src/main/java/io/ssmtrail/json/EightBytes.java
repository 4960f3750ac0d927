package io.ssmtrail.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of text at once, held in a long with the first one lowest. What ends a string, and what is to be
 * escaped in one, is looked for in every byte of an archive and of a document.
 *
 * <p>What finds bytes gives a mask whose lowest bit stands in the first byte that was found; the bits above may be wrong,
 * since a subtraction borrows from them. {@link #places} finds all, and exactly.
 *
 * @see <a href="https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord">Determine if a word has a zero byte</a>
 */
final class EightBytes {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long SPACES = ONES * ' ';

    /** Multiplied with bits that stand eight apart, it brings them together in the highest byte, in their order. */
    private static final long GATHER = 0x0002040810204081L;

    private EightBytes() {}

    /** The eight bytes from a place on. */
    static long at(byte[] bytes, int place) {
        return (long) LONGS.get(bytes, place);
    }

    /** Puts eight bytes to a place. */
    static void put(byte[] bytes, int place, long eight) {
        LONGS.set(bytes, place, eight);
    }

    /** Eight times the same ASCII character. */
    static long all(char ascii) {
        return ONES * ascii;
    }

    /** Finds a character, given eight times. */
    static long find(long eight, long wanted) {
        long zeroes = eight ^ wanted;
        return (zeroes - ONES) & ~zeroes & HIGHS;
    }

    /** Where a character, given eight times, stands: a bit for each byte, the first one lowest. */
    static long places(long eight, long wanted) {
        long zeroes = eight ^ wanted;
        long found = ~(((zeroes & ~HIGHS) + ~HIGHS) | zeroes) & HIGHS;
        return (found * GATHER) >>> (Long.SIZE - Long.BYTES);
    }

    /** Finds control characters, the bytes below the space. */
    static long findControls(long eight) {
        return (eight - SPACES) & ~eight & HIGHS;
    }

    /** Whether all bytes are ASCII; they may be many, combined with {@code |}. */
    static boolean isAscii(long eight) {
        return (eight & HIGHS) == 0;
    }

    /** How many of the eight bytes stand before the first that was found; eight where none was. */
    static int before(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }
}
