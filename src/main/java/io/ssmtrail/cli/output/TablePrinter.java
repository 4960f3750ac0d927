package io.ssmtrail.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A table for people. */
final class TablePrinter<T> implements Printer<T> {

    private final List<Column<T>> columns;
    private final Table table;

    TablePrinter(List<Column<T>> columns, Screen screen, Writer out) {
        this.columns = columns;
        this.table = new Table(
                columns.stream()
                        .map(column -> new Table.Column(column.heading(), column.atLeast()))
                        .toList(),
                screen,
                out);
    }

    @Override
    public void print(T thing) throws IOException {
        table.row(columns.stream().map(column -> column.cell(thing)).toList());
    }

    @Override
    public void finish() throws IOException {
        table.finish();
    }
}
