package io.ssmtrail.cli.output;

import io.ssmtrail.search.Event;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Events as a table for people. */
final class TablePrinter implements EventPrinter {

    private final List<EventColumn> columns;
    private final Table table;

    TablePrinter(List<EventColumn> columns, Screen screen, Writer out) {
        this.columns = columns;
        this.table = new Table(
                columns.stream()
                        .map(column -> Table.Column.left(column.heading(), column.atLeast()))
                        .toList(),
                screen,
                out);
    }

    @Override
    public void event(Event event) throws IOException {
        table.row(columns.stream().map(column -> column.cell(event)).toList());
    }

    @Override
    public void finish() throws IOException {
        table.finish();
    }
}
