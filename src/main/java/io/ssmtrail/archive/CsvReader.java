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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the records of a CSV file, be they whole in one column or Event history's own columns. */
final class CsvReader implements ItemReader {

    private final CsvColumns columns;
    private final RowLimit text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> rows;
    private final Queue<ArchiveItem> found = new ArrayDeque<>();
    private long position;

    /** Reads UTF-8 text from its header on, and closes it in the end. */
    CsvReader(CsvColumns columns, InputStream in) throws IOException {
        this.columns = columns;
        text = new RowLimit(new InputStreamReader(in, StandardCharsets.UTF_8));
        parser = CSVParser.builder()
                .setReader(text)
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(columns.delimiter())
                        .setIgnoreEmptyLines(true)
                        .setLenientEof(true)
                        .setTrailingData(true)
                        .get())
                .get();
        rows = parser.iterator();
        row();
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

    private Optional<CSVRecord> row() throws IOException {
        text.nextRow();
        try {
            return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private void take(CSVRecord row) {
        long offset = row.getCharacterPosition();
        if (columns.whole().isEmpty()) {
            found.add(InnerRecord.item(EventHistoryRow.record(columns.names(), row), ++position, offset));
            return;
        }
        int column = columns.whole().get();
        String cell = column < row.size() ? row.get(column) : "";
        Wrapping.Contents contents = Wrapping.ofText(cell);
        for (byte[] inner : contents.records()) {
            found.add(InnerRecord.item(inner, ++position, offset));
        }
        if (!contents.isWrapping()) {
            found.add(new ArchiveItem.Malformed(
                    ++position, offset, "is no CloudTrail record, although it stands where one should", cell));
        }
    }

    /** A quote that is never closed must not take the rest of the file into memory. */
    private static final class RowLimit extends FilterReader {

        private long length;

        RowLimit(Reader in) {
            super(in);
        }

        void nextRow() {
            length = 0;
        }

        @Override
        public int read(char[] target, int offset, int count) throws IOException {
            int read = super.read(target, offset, count);
            length += Math.max(0, read);
            if (length > RecordReader.MAX_RECORD_LENGTH) {
                throw new UnreadableException("has a row longer than " + (RecordReader.MAX_RECORD_LENGTH >> 20)
                        + " MiB, the most that a record may have");
            }
            return read;
        }
    }
}
