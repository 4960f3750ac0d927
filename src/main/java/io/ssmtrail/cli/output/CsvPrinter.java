package io.ssmtrail.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values with a heading. A cell that a spreadsheet would take for a formula gets an apostrophe before
 * it: callers choose their own names.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CsvPrinter<T> implements Printer<T> {

    private final List<Column<T>> columns;
    private final OutputStream out;

    CsvPrinter(List<Column<T>> columns, OutputStream out) throws IOException {
        this.columns = columns;
        this.out = out;
        line(columns.stream().map(Column::name).toList());
    }

    @Override
    public void print(T thing) throws IOException {
        line(columns.stream()
                .map(column -> String.join(";", column.values().apply(thing)))
                .toList());
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    private void line(List<String> cells) throws IOException {
        String line = cells.stream().map(CsvPrinter::cell).collect(Collectors.joining(",", "", "\r\n"));
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(String text) {
        String value = DisplayText.safe(text);
        String harmless = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quote = harmless.chars().anyMatch(c -> c == ',' || c == '"');
        return quote ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
