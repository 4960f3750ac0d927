package io.ssmtrail.json;

import java.util.Arrays;

/**
 * The places of the quotes of a JSON text, counted from the text's beginning: where a string begins and where it ends, in
 * turn. Whoever found the end of a record has met all of them; its parser and its writer need not look again.
 *
 * <p>Used again for text after text. Not safe for several threads.
 */
public final class Quotes {

    private int[] places = new int[512];
    private int count;
    private boolean verbatim = true;
    private boolean ascii = true;

    /** The quotes of a text that lies in memory whole. */
    public static Quotes of(byte[] bytes, int offset, int length) {
        Quotes quotes = new Quotes();
        TextScan scan = new TextScan();
        for (int at = 0; at < length; at += TextScan.BLOCK) {
            int known = Math.min(TextScan.BLOCK, length - at);
            long found = scan.next(bytes, offset + at, known);
            quotes.note(scan);
            while (found != 0) {
                quotes.add(at + Long.numberOfTrailingZeros(found));
                found &= found - 1;
            }
        }
        return quotes;
    }

    /** Forgets all, for another text. */
    public void clear() {
        count = 0;
        verbatim = true;
        ascii = true;
    }

    /** Adds a quote behind all others. */
    public void add(int place) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = place;
    }

    /** Takes down what the block that was scanned last holds. */
    public void note(TextScan scan) {
        verbatim &= scan.isVerbatim();
        ascii &= scan.isAscii();
    }

    /** How many quotes there are. */
    public int count() {
        return count;
    }

    /** Whether neither a backslash nor a control character stands in the text: its strings are what they seem to be. */
    public boolean isVerbatim() {
        return verbatim;
    }

    /** Whether the text is ASCII, every byte of it a character. */
    public boolean isAscii() {
        return ascii;
    }

    /** Holds the places, {@link #count()} of them. */
    int[] places() {
        return places;
    }
}
