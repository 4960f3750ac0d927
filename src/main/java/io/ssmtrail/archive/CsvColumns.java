package io.ssmtrail.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The header of a CSV file that holds records.
 *
 * @param names as they stand
 * @param delimiter between them
 * @param whole which column holds the record whole, if one does; else the file is a download of Event history
 */
record CsvColumns(List<String> names, char delimiter, Optional<Integer> whole) {

    /** CloudTrail Lake, CloudWatch Logs Insights, lookup-events, Splunk. */
    private static final Set<String> WHOLE = Set.of("eventjson", "@message", "message", "cloudtrailevent", "_raw");

    private static final Set<String> HISTORY = Set.of("event time", "event source", "event name");

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');

    /**
     * Recognises a file by its first lines; empty for other files. Where a record stands, no header does.
     *
     * @param lines what may stand before the header, and the header
     */
    static Optional<CsvColumns> of(List<String> lines) {
        String header = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        if (header.indexOf('{') >= 0) {
            return Optional.empty();
        }
        Stream<Character> told = lines.stream().map(CsvPreface::separator).flatMap(Optional::stream);
        for (char delimiter : Stream.concat(DELIMITERS.stream(), told).toList()) {
            List<String> names = names(header, delimiter);
            Optional<Integer> whole =
                    names.stream().filter(WHOLE::contains).findFirst().map(names::indexOf);
            if (whole.isPresent() || names.containsAll(HISTORY)) {
                return Optional.of(new CsvColumns(names, delimiter, whole));
            }
        }
        return Optional.empty();
    }

    private static List<String> names(String line, char delimiter) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(delimiter).get();
        try (CSVParser parser = CSVParser.parse(line, format)) {
            return parser.stream()
                    .flatMap(CSVRecord::stream)
                    .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                    .toList();
        } catch (IOException | UncheckedIOException noCsv) {
            return List.of();
        }
    }
}
