package io.ssmtrail.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON in UTF-8 that is being written: bytes that grow, and are used again after {@link #clear()}. It knows how values
 * are written, not where one may stand; that is for those who write documents. Not safe for several threads.
 *
 * <p>Strings are two thirds of what writing costs, the original record first of all. So they are looked at eight bytes at a
 * time, and a text whose quotes are known and which has nothing else to escape is copied from quote to quote.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, Strings</a>
 */
public final class JsonBytes extends OutputStream {

    private static final long QUOTES = EightBytes.all('"');
    private static final long BACKSLASHES = EightBytes.all('\\');
    private static final long QUESTION_MARKS = EightBytes.all('?');

    /** Bytes that are copied without a second look; a question mark may be what Java writes for something else. */
    private static final boolean[] COPIED = new boolean[256];

    static {
        Arrays.fill(COPIED, ' ', COPIED.length, true);
        COPIED['"'] = false;
        COPIED['\\'] = false;
        COPIED['?'] = false;
    }

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** The second byte of a control character's escape, or 0 where it has none of two bytes. */
    private static final byte[] SHORT_ESCAPES = new byte[' '];

    static {
        SHORT_ESCAPES['\b'] = 'b';
        SHORT_ESCAPES['\t'] = 't';
        SHORT_ESCAPES['\n'] = 'n';
        SHORT_ESCAPES['\f'] = 'f';
        SHORT_ESCAPES['\r'] = 'r';
    }

    private static final int LONGEST_ESCAPE = 6;
    private static final int PIECE = 4096;

    private byte[] bytes;
    private int length;
    private boolean questionMark;

    /** No bytes yet. */
    public JsonBytes() {
        this(1 << 13);
    }

    /** No bytes yet, and room for so many. */
    public JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** Holds what was written, from its beginning, {@link #length()} bytes; another array after the next writing. */
    public byte[] buffer() {
        return bytes;
    }

    /** How many bytes were written. */
    public int length() {
        return length;
    }

    /** Forgets what was written. */
    public void clear() {
        length = 0;
    }

    /** Forgets what was written behind a place. */
    public void backTo(int place) {
        length = place;
    }

    /** Gives what was written to a stream. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    @Override
    public void write(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] source) {
        write(source, 0, source.length);
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** What was written, as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Writes characters as they are; they are ASCII. */
    public void ascii(String text) {
        write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes a string with its quotes. Each half of a broken surrogate pair becomes U+FFFD, as UTF-8 has no form for it. */
    public void string(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int start = length;
        if (quoted(utf8)) {
            return;
        }
        length = start;
        questionMark = false;
        string(utf8, 0, utf8.length);
        // Java writes a question mark for what has no form in UTF-8.
        if (questionMark) {
            utf8 = WellFormed.of(text).getBytes(StandardCharsets.UTF_8);
            length = start;
            string(utf8, 0, utf8.length);
        }
    }

    /** Writes a string that was read. */
    public void string(JsonString string) {
        if (string.isVerbatim()) {
            write('"');
            write(string.bytes(), string.from(), string.to() - string.from());
            write('"');
        } else {
            string(string.text());
        }
    }

    /** Writes a string as if nothing in it had to be escaped, and tells whether that is so; if not, it has to be taken back. */
    private boolean quoted(byte[] utf8) {
        int count = utf8.length;
        reserve(count + 2);
        byte[] target = bytes;
        int out = length;
        target[out++] = '"';
        length = out + count + 1;
        target[length - 1] = '"';
        if (count < Long.BYTES) {
            boolean copied = true;
            for (int i = 0; i < count; i++) {
                byte b = utf8[i];
                target[out + i] = b;
                copied &= COPIED[b & 0xff];
            }
            return copied;
        }
        // The last eight bytes may be some that were copied already.
        int last = count - Long.BYTES;
        long eight = EightBytes.at(utf8, last);
        EightBytes.put(target, out + last, eight);
        long special = special(eight);
        for (int i = 0; i < last; i += Long.BYTES) {
            eight = EightBytes.at(utf8, i);
            EightBytes.put(target, out + i, eight);
            special |= special(eight);
        }
        return special == 0;
    }

    /** Writes a JSON text as a string with its quotes. */
    public void string(byte[] utf8, int offset, int count, Quotes quotes) {
        if (quotes.isVerbatim()) {
            escapeQuotes(utf8, offset, count, quotes);
        } else {
            string(utf8, offset, count);
        }
    }

    /** Writes a string with its quotes, from its UTF-8. */
    void string(byte[] utf8, int offset, int count) {
        write('"');
        int end = offset + count;
        for (int piece = offset; piece < end; piece += PIECE) {
            escape(utf8, piece, Math.min(piece + PIECE, end));
        }
        write('"');
    }

    /** Writes a tidy object as it stands in its text. */
    public void write(JsonObject object) {
        TextSpan span = object.span();
        write(span.bytes(), span.from(), span.length());
    }

    public void truth(boolean truth) {
        write(truth ? TRUE : FALSE);
    }

    /** Copies what stands between quotes, some bytes too many each time, which the next copy writes over. */
    private void escapeQuotes(byte[] utf8, int offset, int count, Quotes quotes) {
        reserve(count + quotes.count() + 2 + Long.BYTES);
        byte[] target = bytes;
        int out = length;
        target[out++] = '"';
        int[] places = quotes.places();
        int from = offset;
        int safe = utf8.length - Long.BYTES;
        for (int i = 0; i < quotes.count(); i++) {
            int to = offset + places[i];
            if (to > safe) {
                System.arraycopy(utf8, from, target, out, to - from);
            } else {
                for (int done = 0; done < to - from; done += Long.BYTES) {
                    EightBytes.put(target, out + done, EightBytes.at(utf8, from + done));
                }
            }
            out += to - from;
            target[out++] = '\\';
            from = to;
        }
        int rest = offset + count - from;
        System.arraycopy(utf8, from, target, out, rest);
        out += rest;
        target[out++] = '"';
        length = out;
    }

    private void escape(byte[] utf8, int from, int to) {
        reserve((to - from) * LONGEST_ESCAPE + Long.BYTES);
        byte[] target = bytes;
        int out = length;
        int in = from;
        while (in <= to - Long.BYTES) {
            long eight = EightBytes.at(utf8, in);
            EightBytes.put(target, out, eight);
            long special = special(eight);
            if (special == 0) {
                in += Long.BYTES;
                out += Long.BYTES;
            } else {
                int before = EightBytes.before(special);
                in += before;
                out = escape(utf8[in++], target, out + before);
            }
        }
        while (in < to) {
            byte b = utf8[in++];
            if (COPIED[b & 0xff]) {
                target[out++] = b;
            } else {
                out = escape(b, target, out);
            }
        }
        length = out;
    }

    /** Finds what is not {@link #COPIED}. */
    private static long special(long eight) {
        return EightBytes.find(eight, QUOTES)
                | EightBytes.find(eight, BACKSLASHES)
                | EightBytes.find(eight, QUESTION_MARKS)
                | EightBytes.findControls(eight);
    }

    private int escape(byte b, byte[] target, int at) {
        int out = at;
        if (b == '?') {
            questionMark = true;
            target[out++] = b;
            return out;
        }
        target[out++] = '\\';
        if (b >= ' ') {
            target[out++] = b;
        } else if (SHORT_ESCAPES[b] != 0) {
            target[out++] = SHORT_ESCAPES[b];
        } else {
            target[out++] = 'u';
            target[out++] = '0';
            target[out++] = '0';
            target[out++] = HEX[b >> 4];
            target[out++] = HEX[b & 0xf];
        }
        return out;
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
