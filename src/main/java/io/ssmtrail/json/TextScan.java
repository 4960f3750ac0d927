package io.ssmtrail.json;

/**
 * Looks at a JSON text block by block: finds the quotes that begin or end a string, and tells whether there is anything
 * that makes strings other than they seem. Knows where escapes go over from one block to the next.
 *
 * <p>This is done for every byte of an archive. Sixty-four bytes become one long of bits, so that what follows is steered by
 * the quotes and not by each byte.
 *
 * @see <a href="https://arxiv.org/abs/1902.08318">Langdale, Lemire: Parsing Gigabytes of JSON per Second</a>
 */
public final class TextScan {

    /** How many bytes are looked at together. */
    public static final int BLOCK = Long.SIZE;

    private static final long QUOTES = EightBytes.all('"');
    private static final long BACKSLASHES = EightBytes.all('\\');
    private static final long LINE_FEEDS = EightBytes.all('\n');

    private final byte[] rest = new byte[BLOCK];

    private boolean escaped;
    private long any;
    private long controls;
    private long backslashes;
    private byte[] block = rest;
    private int start;

    /** Forgets what went before, for another text. */
    public void restart() {
        escaped = false;
    }

    /**
     * Scans the next block.
     *
     * @param from where it begins in the bytes
     * @param known how many bytes of it are the text's, up to {@link #BLOCK}
     * @return a bit for each quote that is not escaped, the block's first byte lowest
     */
    public long next(byte[] bytes, int from, int known) {
        block = bytes;
        start = from;
        if (known < BLOCK) {
            System.arraycopy(bytes, from, rest, 0, known);
            for (int i = known; i < BLOCK; i++) {
                rest[i] = ' ';
            }
            block = rest;
            start = 0;
        }
        long quotes = scan(block, start);
        if (backslashes != 0 || escaped) {
            quotes &= ~escapedPlaces(known);
        }
        return quotes;
    }

    private long scan(byte[] bytes, int from) {
        long quotes = 0;
        long all = 0;
        long low = 0;
        long back = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            long eight = EightBytes.at(bytes, from + i);
            quotes |= EightBytes.places(eight, QUOTES) << i;
            all |= eight;
            low |= EightBytes.findControls(eight);
            back |= EightBytes.find(eight, BACKSLASHES);
        }
        any = all;
        controls = low;
        backslashes = back;
        return quotes;
    }

    /** What stands behind a backslash that is not itself behind one. */
    private long escapedPlaces(int known) {
        long found = places(BACKSLASHES);
        long places = 0;
        if (escaped) {
            places = 1;
            found &= ~1L;
        }
        escaped = false;
        while (found != 0) {
            int behind = Long.numberOfTrailingZeros(found) + 1;
            if (behind >= known) {
                escaped = true;
                break;
            }
            places |= 1L << behind;
            found = behind == BLOCK - 1 ? 0 : found >>> (behind + 1) << (behind + 1);
        }
        return places;
    }

    /** A bit for each line feed of the block that was scanned last. */
    public long lineFeeds() {
        return controls == 0 ? 0 : places(LINE_FEEDS);
    }

    private long places(long wanted) {
        long places = 0;
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            places |= EightBytes.places(EightBytes.at(block, start + i), wanted) << i;
        }
        return places;
    }

    /** Whether the block that was scanned last has neither backslashes nor control characters in it. */
    boolean isVerbatim() {
        return (controls | backslashes) == 0;
    }

    /** Whether the block that was scanned last is ASCII. */
    boolean isAscii() {
        return EightBytes.isAscii(any);
    }

    /**
     * Which bytes of a block stand within strings, where a bit for each quote is given.
     *
     * @param within whether the block begins within one
     */
    public static long strings(long quotes, boolean within) {
        long bits = quotes;
        for (int shift = 1; shift < Long.SIZE; shift <<= 1) {
            bits ^= bits << shift;
        }
        return within ? ~bits : bits;
    }
}
