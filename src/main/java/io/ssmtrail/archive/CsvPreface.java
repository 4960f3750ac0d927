package io.ssmtrail.archive;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** What spreadsheets put before a CSV file's header: blank lines, and one that names the separator to Excel. */
final class CsvPreface {

    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=([^\"]?)\"?\\s*", Pattern.CASE_INSENSITIVE);

    private CsvPreface() {}

    static boolean isLine(String line) {
        return line.isBlank() || SEPARATOR.matcher(line).matches();
    }

    static boolean isRow(CSVRecord row) {
        return row.stream().allMatch(String::isBlank)
                || (row.size() <= 2 && SEPARATOR.matcher(row.get(0)).matches());
    }

    /** The separator, where a line names it. */
    static Optional<Character> separator(String line) {
        Matcher matcher = SEPARATOR.matcher(line);
        return matcher.matches() && !matcher.group(1).isEmpty()
                ? Optional.of(matcher.group(1).charAt(0))
                : Optional.empty();
    }
}
