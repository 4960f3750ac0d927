package io.ssmtrail.archive;

import io.ssmtrail.cloudtrail.RawRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads the records of one decompressed file one by one, whatever shape they are held in: a trail file's {@code
 * {"Records":[…]}}, a bare list, one a line, one behind the other, or wrapped by the tool that exported them.
 *
 * <p>Nothing but the current record is kept. What is broken becomes a {@link ArchiveItem.Malformed} item, and reading
 * goes on at the next place where a record begins. Not safe for several threads.
 */
final class RecordReader implements ItemReader {

    /** The longest record that is taken: CloudTrail writes at most 1 MB, the wrappings of exports add to that. */
    static final int MAX_RECORD_LENGTH = 16 << 20;

    private static final int MAX_TEXT_LENGTH = 1 << 20;

    private static final byte[] FIRST_MEMBER = "\"eventVersion\"".getBytes(StandardCharsets.US_ASCII);

    /** Between the bracket and the first member of a record; more is waited for no longer. */
    private static final int MOST_SPACE = 1 << 10;

    private final InputStream in;
    private final JsonBuffer buffer;
    private final ObjectScanner scanner;
    private final Queue<ArchiveItem> unwrapped = new ArrayDeque<>();
    private long position;
    private boolean inList;
    private boolean recognised;
    private boolean toldOfLogFiles;
    /** Before it no record begins. */
    private int decided;

    /** Reads a stream of JSON in UTF-8, and closes it in the end. */
    RecordReader(InputStream in) {
        this.in = in;
        this.buffer = new JsonBuffer(in, MAX_RECORD_LENGTH);
        this.scanner = new ObjectScanner(buffer);
    }

    @Override
    public Optional<ArchiveItem> next() throws IOException {
        while (unwrapped.isEmpty()) {
            if (!skipToValue()) {
                return inList ? cutOffList() : Optional.empty();
            }
            buffer.mark = buffer.position;
            byte first = buffer.bytes[buffer.position];
            if (first == '"'
                    && scanner.scanString() == ObjectScanner.End.WHOLE
                    && buffer.bytes[buffer.mark + 1] == '{') {
                if (!unquote()) {
                    return Optional.of(textItem());
                }
                continue;
            }
            if (first != '{' && first != '[') {
                buffer.position = buffer.mark;
                Optional<ArchiveItem> text = skipText();
                if (text.isPresent()) {
                    return text;
                }
                continue;
            }
            switch (scanner.scan(!inList)) {
                case WHOLE -> {
                    Optional<ArchiveItem> item = whole();
                    if (item.isPresent()) {
                        return item;
                    }
                }
                case LIST -> inList = true;
                case BROKEN -> {
                    return Optional.of(resume("is not valid JSON: a bracket or a quote is missing"));
                }
                case CUT_OFF -> {
                    return Optional.of(resume("is cut off at the end of the file"));
                }
                case TOO_LONG -> {
                    return Optional.of(resume(
                            "is longer than " + (MAX_RECORD_LENGTH >> 20) + " MiB, the most that a record may have"));
                }
            }
        }
        return Optional.of(unwrapped.remove());
    }

    @Override
    public boolean isRecognised() {
        return recognised;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Optional<ArchiveItem> whole() {
        int length = buffer.position - buffer.mark;
        if (inRows()) {
            return row(length);
        }
        if (scanner.isRecord()) {
            return Optional.of(new ArchiveItem.Found(
                    new RawRecord(buffer.bytes, buffer.mark, length, ++position, scanner.head(), scanner.quotes())));
        }
        if (scanner.isDigest()) {
            return Optional.of(new ArchiveItem.Digest());
        }
        return unwrap(length);
    }

    /** Takes the records out of an object that is none itself; leaves them in {@link #unwrapped}. */
    private Optional<ArchiveItem> unwrap(int length) {
        Wrapping.Contents contents = Wrapping.open(buffer.bytes, buffer.mark, length);
        if (!contents.isWrapping()) {
            return Optional.of(new ArchiveItem.Malformed(
                    ++position,
                    buffer.offset(buffer.mark),
                    "is no CloudTrail record, nor anything known to hold one",
                    text(buffer.mark, buffer.position)));
        }
        addAll(contents);
        return Optional.empty();
    }

    /** Whether a string is a record's text, as it comes out of a list of lookup-events, or what holds one. */
    private boolean unquote() {
        Wrapping.Contents contents = Wrapping.unquote(buffer.bytes, buffer.mark, buffer.position - buffer.mark);
        addAll(contents);
        return contents.isWrapping();
    }

    private Optional<ArchiveItem> row(int length) {
        Wrapping.Contents contents = Wrapping.openRow(buffer.bytes, buffer.mark, length);
        addAll(contents);
        return contents.records().isEmpty()
                ? Optional.of(new ArchiveItem.Malformed(
                        ++position,
                        buffer.offset(buffer.mark),
                        "is a row of CloudTrail Lake without the whole record; its query has to select eventJson",
                        text(buffer.mark, buffer.position)))
                : Optional.empty();
    }

    private void addAll(Wrapping.Contents contents) {
        recognised |= contents.isUnmistakable();
        for (byte[] inner : contents.records()) {
            unwrapped.add(InnerRecord.item(inner, ++position, buffer.offset(buffer.mark)));
        }
        if (contents.logFile().isPresent() && !toldOfLogFiles) {
            toldOfLogFiles = true;
            unwrapped.add(InnerRecord.logFile(
                    contents.logFile().get(),
                    ++position,
                    buffer.offset(buffer.mark),
                    text(buffer.mark, buffer.position)));
        }
    }

    /** Whether what comes next is a row of columns. */
    private boolean inRows() {
        return inList && scanner.isListOfRows();
    }

    /** Moves to the next byte that can begin a value; brackets and commas between values mean nothing here. */
    private boolean skipToValue() throws IOException {
        while (true) {
            while (buffer.position < buffer.end) {
                switch (buffer.bytes[buffer.position]) {
                    case ' ', '\t', '\r', '\n', '\f', ',' -> buffer.position++;
                    case '[' -> {
                        if (inRows()) {
                            return true;
                        }
                        buffer.position++;
                    }
                    case ']' -> {
                        buffer.position++;
                        if (inList && !skipRestOfList()) {
                            return false;
                        }
                    }
                    case '}' -> {
                        // What a broken record has left over.
                        buffer.position++;
                        inList = false;
                    }
                    case ByteOrderMark.FIRST -> {
                        if (!skipByteOrderMark()) {
                            return true;
                        }
                    }
                    default -> {
                        return true;
                    }
                }
            }
            buffer.mark = buffer.position;
            if (!buffer.fill()) {
                return false;
            }
        }
    }

    /** Files that begin with one are put one behind the other. */
    private boolean skipByteOrderMark() throws IOException {
        buffer.mark = buffer.position;
        while (buffer.end - buffer.position < ByteOrderMark.LENGTH) {
            if (!buffer.fill()) {
                return false;
            }
        }
        if (!ByteOrderMark.isAt(buffer.bytes, buffer.position)) {
            return false;
        }
        buffer.position += ByteOrderMark.LENGTH;
        return true;
    }

    private boolean skipRestOfList() throws IOException {
        buffer.mark = buffer.position;
        if (scanner.scanRest() != ObjectScanner.End.WHOLE) {
            return false;
        }
        inList = false;
        return true;
    }

    private Optional<ArchiveItem> cutOffList() {
        inList = false;
        return Optional.of(new ArchiveItem.Malformed(
                ++position, buffer.offset(buffer.end), "is missing: the file ends within its list of records", ""));
    }

    /** Passes over text that is no JSON object, up to the end of its line or to an object on it. */
    private Optional<ArchiveItem> skipText() throws IOException {
        while (true) {
            while (buffer.position < buffer.end) {
                byte b = buffer.bytes[buffer.position];
                if (b == '\n') {
                    return Optional.of(textItem());
                }
                if (b == '{') {
                    return LogLine.isBeginning(text(buffer.mark, buffer.position))
                            ? Optional.empty()
                            : Optional.of(textItem());
                }
                buffer.position++;
            }
            if (buffer.isFull()) {
                buffer.mark = buffer.position;
            }
            if (!buffer.fill()) {
                return Optional.of(textItem());
            }
        }
    }

    private ArchiveItem textItem() {
        return new ArchiveItem.Malformed(
                ++position, buffer.offset(buffer.mark), "is no JSON object", text(buffer.mark, buffer.position));
    }

    /** Reports what could not be read, and moves to the next place where a record seems to begin. */
    private ArchiveItem resume(String reason) throws IOException {
        long offset = buffer.offset(buffer.mark);
        String text = "";
        int from = buffer.mark + 1;
        while (true) {
            int found = nextRecord(from);
            if (text.isEmpty() && (found >= 0 || buffer.isFull())) {
                text = text(buffer.mark, found >= 0 ? found : buffer.end);
            }
            if (found >= 0) {
                buffer.position = found;
                if (beginsLineOrFile(found) && !inRows()) {
                    // It may be another file's outermost object, that was put behind a broken one.
                    inList = false;
                }
                return new ArchiveItem.Malformed(++position, offset, reason, text);
            }
            if (buffer.isFull()) {
                // With the bytes before, which tell whether a line or a file begins.
                buffer.mark = decided - ByteOrderMark.LENGTH;
            }
            int looked = decided - buffer.mark;
            if (!buffer.fill()) {
                buffer.position = buffer.end;
                inList = false;
                String rest = text.isEmpty() ? text(buffer.mark, buffer.end) : text;
                return new ArchiveItem.Malformed(++position, offset, reason, rest);
            }
            from = buffer.mark + looked;
        }
    }

    /**
     * Where from a place on an object begins on a line of its own, behind a byte order mark or with CloudTrail's first
     * member; or -1, and then {@link #decided} tells where to go on when there is more.
     */
    private int nextRecord(int from) {
        byte[] bytes = buffer.bytes;
        for (int i = from; i < buffer.end; i++) {
            if (bytes[i] != '{') {
                continue;
            }
            if (beginsLineOrFile(i)) {
                return i;
            }
            int next = behindSpace(i + 1);
            if (startsWith(bytes, next, Math.min(FIRST_MEMBER.length, buffer.end - next))) {
                if (buffer.end - next >= FIRST_MEMBER.length) {
                    return i;
                }
                if (next - i <= MOST_SPACE) {
                    decided = i;
                    return -1;
                }
            }
        }
        decided = buffer.end;
        return -1;
    }

    private boolean beginsLineOrFile(int place) {
        return buffer.bytes[place - 1] == '\n'
                || (place >= ByteOrderMark.LENGTH && ByteOrderMark.isAt(buffer.bytes, place - ByteOrderMark.LENGTH));
    }

    private int behindSpace(int from) {
        byte[] bytes = buffer.bytes;
        int next = from;
        while (next < buffer.end
                && (bytes[next] == ' ' || bytes[next] == '\n' || bytes[next] == '\r' || bytes[next] == '\t')) {
            next++;
        }
        return next;
    }

    private static boolean startsWith(byte[] bytes, int place, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[place + i] != FIRST_MEMBER[i]) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int to) {
        return new String(buffer.bytes, from, Math.min(to - from, MAX_TEXT_LENGTH), StandardCharsets.UTF_8);
    }
}
