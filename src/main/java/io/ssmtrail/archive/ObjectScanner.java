package io.ssmtrail.archive;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.cloudtrail.EightBytes;
import io.ssmtrail.cloudtrail.RecordHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the end of a JSON object without parsing it, and on the way the few top-level members that tell what it is.
 *
 * <p>A general archive is 98 % other services' records; this is all the work that is done for them. Only what nests is
 * looked at: brackets, quotes, and between them the names at the first level.
 */
final class ObjectScanner {

    /** How a scan ended. */
    enum End {
        /** The object is whole; the position is behind its closing bracket. */
        WHOLE,
        /** The object turned out to hold a list of records; the position is behind the list's opening bracket. */
        LIST,
        /** A bracket closes what was not opened, or a line ends within a string; the position is there. */
        BROKEN,
        /** The stream ends within the object. */
        CUT_OFF,
        /** The object is longer than the buffer may become. */
        TOO_LONG
    }

    private static final JsonMapper JSON = new JsonMapper();

    private static final int MAX_DEPTH = 10_000;

    private static final long QUOTES = EightBytes.all('"');
    private static final long BACKSLASHES = EightBytes.all('\\');
    private static final long LINE_FEEDS = EightBytes.all('\n');

    private static final byte QUOTE = 1;
    private static final byte OPEN_OBJECT = 2;
    private static final byte OPEN_ARRAY = 3;
    private static final byte CLOSE_OBJECT = 4;
    private static final byte CLOSE_ARRAY = 5;
    private static final byte COMMA = 6;

    private static final byte[] KIND = new byte[256];

    static {
        KIND['"'] = QUOTE;
        KIND['{'] = OPEN_OBJECT;
        KIND['['] = OPEN_ARRAY;
        KIND['}'] = CLOSE_OBJECT;
        KIND[']'] = CLOSE_ARRAY;
        KIND[','] = COMMA;
    }

    private final JsonBuffer buffer;
    private boolean[] isArray = new boolean[64];

    private TopLevelName name = TopLevelName.UNKNOWN;
    private boolean atName;
    /** Why the scan ended before the object did. */
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

    private End run(int startDepth, boolean mayHoldList) throws IOException {
        int i = buffer.position;
        int depth = startDepth;
        atName = startDepth == level;
        while (true) {
            if (i == buffer.end) {
                buffer.position = i;
                if (!more()) {
                    return end;
                }
                i = buffer.position;
            }
            byte kind = KIND[buffer.bytes[i++] & 0xff];
            switch (kind) {
                case QUOTE -> {
                    int start = i - buffer.mark;
                    i = skipString(i);
                    if (i < 0) {
                        return end;
                    }
                    if (depth == level) {
                        topLevelString(start, i - 1 - buffer.mark);
                    }
                }
                case OPEN_OBJECT, OPEN_ARRAY -> {
                    if (depth == level && mayHoldList && !record) {
                        if (kind == OPEN_ARRAY && isList(name)) {
                            buffer.position = i;
                            rows = name == TopLevelName.ROWS;
                            listLevel = level;
                            return End.LIST;
                        }
                        if (kind == OPEN_OBJECT && name == TopLevelName.HITS && level == 1) {
                            level = 2;
                        }
                    }
                    depth++;
                    if (depth == isArray.length && !grow()) {
                        buffer.position = i;
                        return End.BROKEN;
                    }
                    isArray[depth] = kind == OPEN_ARRAY;
                    atName = depth == level;
                }
                case CLOSE_OBJECT, CLOSE_ARRAY -> {
                    if (isArray[depth] != (kind == CLOSE_ARRAY)) {
                        buffer.position = i;
                        return End.BROKEN;
                    }
                    if (--depth == 0) {
                        buffer.position = i;
                        return End.WHOLE;
                    }
                    if (depth < level) {
                        level = depth;
                    }
                }
                case COMMA -> {
                    if (depth == level) {
                        atName = true;
                        name = TopLevelName.UNKNOWN;
                    }
                }
                default -> {}
            }
        }
    }

    /** The place behind a string's closing quote; negative where there is none, and {@link #end} says why. */
    private int skipString(int from) throws IOException {
        int i = from;
        while (true) {
            byte[] bytes = buffer.bytes;
            int limit = buffer.end;
            while (i < limit) {
                if (i <= limit - Long.BYTES) {
                    long found = ends(EightBytes.at(bytes, i));
                    i += EightBytes.before(found);
                    if (found == 0) {
                        continue;
                    }
                }
                byte b = bytes[i++];
                if (b == '"') {
                    return i;
                }
                if (b == '\\') {
                    i++;
                } else if (b == '\n') {
                    buffer.position = i - 1;
                    end = End.BROKEN;
                    return -1;
                }
            }
            // An escape may have been cut in two by the end of the window.
            int beyond = i - limit;
            buffer.position = limit;
            if (!more()) {
                return -1;
            }
            i = buffer.position + beyond;
        }
    }

    /** Finds what may end a string, or hide its end. */
    private static long ends(long eight) {
        return EightBytes.find(eight, QUOTES)
                | EightBytes.find(eight, BACKSLASHES)
                | EightBytes.find(eight, LINE_FEEDS);
    }

    private void topLevelString(int start, int stop) {
        if (atName) {
            atName = false;
            name = TopLevelName.of(buffer.bytes, buffer.mark + start, buffer.mark + stop);
            record |= name.isOfRecord();
            digest |= name == TopLevelName.DIGEST;
        } else {
            keep(start, stop);
        }
    }

    /** Scans the string whose opening quote stands at the buffer's mark. */
    End scanString() throws IOException {
        buffer.position = buffer.mark;
        int behind = skipString(buffer.mark + 1);
        if (behind < 0) {
            return end;
        }
        buffer.position = behind;
        return End.WHOLE;
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

    /** Remembers a value by its place behind the mark, since the bytes may move while the scan goes on. */
    private void keep(int start, int end) {
        switch (name) {
            case EVENT_SOURCE -> {
                eventSource = start;
                eventSourceEnd = end;
            }
            case EVENT_TIME -> {
                eventTime = start;
                eventTimeEnd = end;
            }
            case EVENT_TYPE -> {
                eventType = start;
                eventTypeEnd = end;
            }
            default -> {}
        }
    }

    private String value(int start, int end) {
        String raw = new String(buffer.bytes, buffer.mark + start, end - start, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : unescaped(raw);
    }

    private static String unescaped(String raw) {
        try {
            return JSON.readValue('"' + raw + '"', String.class);
        } catch (IOException e) {
            return raw;
        }
    }
}
