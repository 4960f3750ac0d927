package io.ssmtrail.archive;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the records of a CSV file, be they whole in one column or Event history's own columns. */
final class CsvReader implements ItemReader {

    private final CsvColumns columns;
    private final CSVFormat format;
    private final RowLimit text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    /** Columns that each row must have. */
    private final int width;

    private final Queue<ArchiveItem> found = new ArrayDeque<>();
    private long position;

    /** Reads UTF-8 text from its beginning, and closes it in the end. */
    CsvReader(CsvColumns columns, InputStream in) throws IOException {
        this.columns = columns;
        format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(columns.delimiter())
                .setIgnoreEmptyLines(true)
                .get();
        text = new RowLimit(new InputStreamReader(in, StandardCharsets.UTF_8));
        parser = CSVParser.builder().setReader(text).setFormat(format).get();
        rows = parser.iterator();
        width = header().map(CSVRecord::size).orElse(0);
    }

    @Override
    public Optional<ArchiveItem> next() throws IOException {
        while (found.isEmpty()) {
            Optional<CSVRecord> row = row();
            if (row.isEmpty()) {
                return Optional.empty();
            }
            take(row.get());
        }
        return Optional.of(found.remove());
    }

    @Override
    public boolean isRecognised() {
        return true;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private Optional<CSVRecord> header() throws IOException {
        Optional<CSVRecord> row = row();
        while (row.filter(CsvPreface::isRow).isPresent()) {
            row = row();
        }
        return row;
    }

    private Optional<CSVRecord> row() throws IOException {
        text.nextRow();
        long line = parser.getCurrentLineNumber() + 1;
        try {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            IOException why = Objects.requireNonNull(e.getCause());
            throw why instanceof CSVException ? broken(line) : why;
        }
    }

    /** Where quotes are broken nobody knows where the next row begins. */
    private UnreadableException broken(long line) {
        return new UnreadableException(
                text.isAtEnd()
                        ? "is cut off within quotes, in the row that begins on line " + line
                        : "cannot be read on from the row that begins on line " + line
                                + ": there is text behind quotes");
    }

    private void take(CSVRecord row) {
        long offset = row.getCharacterPosition();
        if (row.size() != width) {
            String has = row.size() == 1 ? "has 1 column" : "has " + row.size() + " columns";
            malformed(row, offset, has + ", where the header has " + width);
        } else if (columns.whole().isPresent()) {
            int column = columns.whole().get();
            takeWhole(column < width ? row.get(column) : "", offset);
        } else if (EventHistoryRow.lacksEventId(columns.names(), row)) {
            // The hash of its content would be the id otherwise, and the event be there twice once a whole file is
            // read.
            malformed(row, offset, "has no event id, although its file has a column for it");
        } else {
            found.add(InnerRecord.item(EventHistoryRow.record(columns.names(), row), ++position, offset));
        }
    }

    private void takeWhole(String cell, long offset) {
        Wrapping.Contents contents = Wrapping.ofText(cell);
        for (byte[] inner : contents.records()) {
            found.add(InnerRecord.item(inner, ++position, offset));
        }
        contents.logFile().ifPresent(uri -> found.add(InnerRecord.logFile(uri, ++position, offset, cell)));
        if (!contents.isWrapping()) {
            found.add(new ArchiveItem.Malformed(
                    ++position, offset, "is no CloudTrail record, although it stands where one should", cell));
        }
    }

    private void malformed(CSVRecord row, long offset, String reason) {
        found.add(new ArchiveItem.Malformed(++position, offset, reason, format.format((Object[]) row.values())));
    }

    /** A quote that is never closed must not take the rest of the file into memory. */
    private static final class RowLimit extends FilterReader {

        private long length;
        private boolean atEnd;

        RowLimit(Reader in) {
            super(in);
        }

        void nextRow() {
            length = 0;
        }

        boolean isAtEnd() {
            return atEnd;
        }

        @Override
        public int read(char[] target, int offset, int count) throws IOException {
            int read = super.read(target, offset, count);
            atEnd = read < 0;
            length += Math.max(0, read);
            if (length > RecordReader.MAX_RECORD_LENGTH) {
                throw new UnreadableException("has a row longer than " + (RecordReader.MAX_RECORD_LENGTH >> 20)
                        + " MiB, the most that a record may have");
            }
            return read;
        }
    }
}
