package io.ssmtrail.archive;

import io.ssmtrail.cloudtrail.RecordHead;
import io.ssmtrail.json.JsonReader;
import io.ssmtrail.json.JsonSyntaxException;
import io.ssmtrail.json.Quotes;
import io.ssmtrail.json.TextScan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the end of a JSON object without parsing it, and on the way its quotes and the few top-level members that tell what
 * it is.
 *
 * <p>A general archive is 98 % other services' records; this is all the work that is done for them. Only what nests is
 * looked at: quotes, and between the strings brackets and commas.
 */
final class ObjectScanner {

    /** How a scan ended. */
    enum End {
        /** The object is whole; the position is behind its closing bracket. */
        WHOLE,
        /** The object turned out to hold a list of records; the position is behind the list's opening bracket. */
        LIST,
        /** A bracket closes what was not opened: the position is behind it. Or a line ends within a string: it is there. */
        BROKEN,
        /** The stream ends within the object. */
        CUT_OFF,
        /** The object is longer than the buffer may become. */
        TOO_LONG
    }

    /** A power of two, as the brackets that are open take twice the room each time. */
    private static final int MAX_DEPTH = 1 << 14;

    private static final byte OPEN_OBJECT = 1;
    private static final byte OPEN_ARRAY = 2;
    private static final byte CLOSE_OBJECT = 3;
    private static final byte CLOSE_ARRAY = 4;
    private static final byte COMMA = 5;

    private static final byte[] KIND = new byte[256];

    static {
        KIND['{'] = OPEN_OBJECT;
        KIND['['] = OPEN_ARRAY;
        KIND['}'] = CLOSE_OBJECT;
        KIND[']'] = CLOSE_ARRAY;
        KIND[','] = COMMA;
    }

    private final JsonBuffer buffer;
    private final TextScan text = new TextScan();
    private final Quotes quotes = new Quotes();
    private boolean[] isArray = new boolean[64];

    private int depth;
    private boolean mayHoldList;
    private TopLevelName name = TopLevelName.UNKNOWN;
    private boolean atName;
    /** Why the scan ended. */
    private End end = End.CUT_OFF;

    private int eventSource;
    private int eventSourceEnd;
    private int eventTime;
    private int eventTimeEnd;
    private int eventType;
    private int eventTypeEnd;
    private boolean record;
    private boolean digest;
    /** The depth whose names tell what the object is: the first, or that of a list within another object. */
    private int level = 1;

    private int listLevel = 1;
    private boolean rows;

    ObjectScanner(JsonBuffer buffer) {
        this.buffer = buffer;
    }

    /** Whether the scanned object has members that only a CloudTrail record has. */
    boolean isRecord() {
        return record;
    }

    /** Whether the scanned object is a CloudTrail digest file's. */
    boolean isDigest() {
        return digest;
    }

    /** Whether the list that was met last is one of rows of columns. */
    boolean isListOfRows() {
        return rows;
    }

    /** The quotes of the scanned object, until the next scan. */
    Quotes quotes() {
        return quotes;
    }

    /** The members of the scanned object that selection looks at. */
    RecordHead head() {
        return new RecordHead(
                value(eventSource, eventSourceEnd), value(eventTime, eventTimeEnd), value(eventType, eventTypeEnd));
    }

    /**
     * Scans the object whose opening bracket stands at the buffer's mark.
     *
     * @param mayHoldList whether the object may be a file's outermost one, with the records in a list
     */
    End scan(boolean mayHoldList) throws IOException {
        eventSource = eventSourceEnd = eventTime = eventTimeEnd = eventType = eventTypeEnd = 0;
        record = digest = false;
        level = 1;
        name = TopLevelName.UNKNOWN;
        buffer.position = buffer.mark;
        return run(0, mayHoldList);
    }

    /** Whether all that the buffer holds is one object, scanned then. */
    boolean scanWhole() {
        try {
            return buffer.end > 0
                    && buffer.bytes[0] == '{'
                    && scan(false) == End.WHOLE
                    && buffer.position == buffer.end;
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
        }
    }

    /** Scans what follows a list of records, up to the end of the object that holds it. */
    End scanRest() throws IOException {
        isArray[1] = isArray[2] = false;
        name = TopLevelName.UNKNOWN;
        level = listLevel;
        return run(level, false);
    }

    /** Scans the string whose opening quote stands at the buffer's mark. */
    End scanString() throws IOException {
        int at = 1;
        while (true) {
            while (buffer.mark + at < buffer.end) {
                switch (buffer.bytes[buffer.mark + at]) {
                    case '"' -> {
                        buffer.position = buffer.mark + at + 1;
                        return End.WHOLE;
                    }
                    case '\n' -> {
                        buffer.position = buffer.mark + at;
                        return End.BROKEN;
                    }
                    case '\\' -> at += 2;
                    default -> at++;
                }
            }
            buffer.position = buffer.end;
            if (!more()) {
                return end;
            }
        }
    }

    /** Places are counted from the buffer's mark, since the bytes may move while the scan goes on. */
    private End run(int startDepth, boolean holdsListPerhaps) throws IOException {
        depth = startDepth;
        atName = startDepth == level;
        mayHoldList = holdsListPerhaps;
        text.restart();
        quotes.clear();
        int at = buffer.position - buffer.mark;
        int behindString = at;
        int string = -1;
        while (true) {
            int known = Math.min(TextScan.BLOCK, buffer.end - buffer.mark - at);
            if (known == 0) {
                buffer.position = buffer.end;
                if (!more()) {
                    return end;
                }
                continue;
            }
            long found = text.next(buffer.bytes, buffer.mark + at, known);
            quotes.note(text);
            long breaks = text.lineFeeds();
            if (breaks != 0) {
                breaks &= TextScan.strings(found, string >= 0);
                found &= Long.lowestOneBit(breaks) - 1;
            }
            while (found != 0) {
                int quote = at + Long.numberOfTrailingZeros(found);
                found &= found - 1;
                if (string >= 0) {
                    if (depth == level) {
                        topLevelString(string, quote);
                    }
                    string = -1;
                    behindString = quote + 1;
                } else {
                    if (quote > behindString && between(behindString, quote)) {
                        return end;
                    }
                    string = quote + 1;
                }
                quotes.add(quote);
            }
            if (breaks != 0) {
                buffer.position = buffer.mark + at + Long.numberOfTrailingZeros(breaks);
                return End.BROKEN;
            }
            at += known;
            if (string < 0) {
                if (between(behindString, at)) {
                    return end;
                }
                behindString = at;
            }
        }
    }

    /** Looks at what stands between two strings, and tells whether the scan ends there. */
    private boolean between(int from, int to) {
        int limit = buffer.mark + to;
        for (int i = buffer.mark + from; i < limit; i++) {
            byte kind = KIND[buffer.bytes[i] & 0xff];
            if (kind == COMMA) {
                if (depth == level) {
                    atName = true;
                    name = TopLevelName.UNKNOWN;
                }
            } else if (kind != 0 && bracket(kind, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean bracket(byte kind, int behind) {
        if (kind == OPEN_OBJECT || kind == OPEN_ARRAY) {
            return open(kind, behind);
        }
        if (isArray[depth] != (kind == CLOSE_ARRAY)) {
            return ended(End.BROKEN, behind);
        }
        depth--;
        if (depth == 0) {
            return ended(End.WHOLE, behind);
        }
        if (depth < level) {
            level = depth;
        }
        return false;
    }

    private boolean open(byte kind, int behind) {
        if (depth == level && mayHoldList && !record) {
            if (kind == OPEN_ARRAY && isList(name)) {
                rows = name == TopLevelName.ROWS;
                listLevel = level;
                return ended(End.LIST, behind);
            }
            if (kind == OPEN_OBJECT && name == TopLevelName.HITS && level == 1) {
                level = 2;
            }
        }
        depth++;
        if (depth == isArray.length && !grow()) {
            return ended(End.BROKEN, behind);
        }
        isArray[depth] = kind == OPEN_ARRAY;
        atName = depth == level;
        return false;
    }

    private boolean ended(End how, int position) {
        end = how;
        buffer.position = position;
        return true;
    }

    private void topLevelString(int start, int stop) {
        if (atName) {
            atName = false;
            name = nameOf(start, stop);
            record |= name.isOfRecord();
            digest |= name == TopLevelName.DIGEST;
        } else {
            keep(start, stop);
        }
    }

    private TopLevelName nameOf(int start, int stop) {
        if (!quotes.isVerbatim() && holdsBackslash(start, stop)) {
            // CloudTrail escapes no name, but whoever hides one must not get past the selection.
            byte[] name = value(start, stop).getBytes(StandardCharsets.UTF_8);
            return TopLevelName.of(name, 0, name.length);
        }
        return TopLevelName.of(buffer.bytes, buffer.mark + start, buffer.mark + stop);
    }

    private boolean holdsBackslash(int start, int stop) {
        for (int i = buffer.mark + start; i < buffer.mark + stop; i++) {
            if (buffer.bytes[i] == '\\') {
                return true;
            }
        }
        return false;
    }

    private boolean isList(TopLevelName of) {
        return of == TopLevelName.LIST || of == TopLevelName.ROWS || (of == TopLevelName.HITS && level == 2);
    }

    private boolean more() throws IOException {
        if (buffer.isFull()) {
            end = End.TOO_LONG;
            return false;
        }
        end = End.CUT_OFF;
        return buffer.fill();
    }

    private boolean grow() {
        if (isArray.length >= MAX_DEPTH) {
            return false;
        }
        isArray = Arrays.copyOf(isArray, isArray.length * 2);
        return true;
    }

    private void keep(int start, int stop) {
        switch (name) {
            case EVENT_SOURCE -> {
                eventSource = start;
                eventSourceEnd = stop;
            }
            case EVENT_TIME -> {
                eventTime = start;
                eventTimeEnd = stop;
            }
            case EVENT_TYPE -> {
                eventType = start;
                eventTypeEnd = stop;
            }
            default -> {}
        }
    }

    private String value(int start, int stop) {
        String raw = new String(buffer.bytes, buffer.mark + start, stop - start, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
    }

    private static String unescaped(String raw) {
        try {
            return JsonReader.read('"' + raw + '"').text();
        } catch (JsonSyntaxException e) {
            return raw;
        }
    }
}
