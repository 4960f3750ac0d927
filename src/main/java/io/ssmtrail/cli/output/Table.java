package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that fits the screen. The first rows decide how wide the columns are; where all do not fit, the widest give
 * way first. The rest is printed as it comes, so that a table of any length takes no memory.
 */
final class Table {

    /**
     * A column.
     *
     * @param atLeast cells that it keeps on a narrow screen
     */
    record Column(String heading, int atLeast) {}

    private static final String GAP = "  ";

    private static final int ROWS_THAT_DECIDE = 1_000;

    private final List<Column> columns;
    private final Screen screen;
    private final Writer out;
    private final List<List<Cell>> waiting = new ArrayList<>();
    private int[] widths = {};

    Table(List<Column> columns, Screen screen, Writer out) {
        this.columns = List.copyOf(columns);
        this.screen = screen;
        this.out = out;
    }

    /** Adds a row with a cell for each column. */
    void row(List<Cell> cells) throws IOException {
        if (widths.length > 0) {
            print(cells);
            return;
        }
        waiting.add(List.copyOf(cells));
        if (waiting.size() == ROWS_THAT_DECIDE) {
            start();
        }
    }

    /** Ends the table; one without rows is not printed at all. */
    void finish() throws IOException {
        if (!waiting.isEmpty()) {
            start();
        }
        out.flush();
    }

    private void start() throws IOException {
        widths = widths();
        print(columns.stream()
                .map(column -> new Cell(column.heading(), Style.HEADING))
                .toList());
        for (List<Cell> row : waiting) {
            print(row);
        }
        waiting.clear();
    }

    private int[] widths() {
        int[] wanted = new int[columns.size()];
        int sum = GAP.length() * (columns.size() - 1);
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = DisplayText.width(columns.get(i).heading());
            for (List<Cell> row : waiting) {
                wanted[i] = Math.max(wanted[i], DisplayText.width(row.get(i).text()));
            }
            sum += wanted[i];
        }
        for (int over = sum - screen.width(); over > 0; over--) {
            int widest = widest(wanted);
            if (widest < 0) {
                break;
            }
            wanted[widest]--;
        }
        return wanted;
    }

    private int widest(int[] wanted) {
        int widest = -1;
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] > columns.get(i).atLeast() && (widest < 0 || wanted[i] > wanted[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private void print(List<Cell> cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            boolean last = i == cells.size() - 1;
            String text = DisplayText.cut(cell.text(), widths[i]);
            String space = " ".repeat(Math.max(0, widths[i] - DisplayText.width(text)));
            line.append(i == 0 ? "" : GAP)
                    .append(screen.palette().paint(cell.style(), text))
                    .append(last ? "" : space);
        }
        out.write(line.toString().stripTrailing() + "\n");
    }
}
