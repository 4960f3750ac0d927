package io.ssmtrail.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

    /** Recognises a file by its first line; empty for other files. Where a record stands, no header does. */
    static Optional<CsvColumns> of(String firstLine) {
        if (firstLine.indexOf('{') >= 0) {
            return Optional.empty();
        }
        for (char delimiter : DELIMITERS) {
            List<String> names = new ArrayList<>();
            for (String cell : firstLine.split(String.valueOf(delimiter), -1)) {
                String name = cell.strip();
                boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
                names.add((quoted ? name.substring(1, name.length() - 1) : name).toLowerCase(Locale.ROOT));
            }
            Optional<Integer> whole =
                    names.stream().filter(WHOLE::contains).findFirst().map(names::indexOf);
            if (whole.isPresent() || names.containsAll(HISTORY)) {
                return Optional.of(new CsvColumns(List.copyOf(names), delimiter, whole));
            }
        }
        return Optional.empty();
    }
}
