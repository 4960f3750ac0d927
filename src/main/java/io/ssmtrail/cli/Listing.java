package io.ssmtrail.cli;

import io.ssmtrail.cli.output.Column;
import io.ssmtrail.cli.output.OutputFormat;
import io.ssmtrail.cli.output.Printer;
import io.ssmtrail.cli.output.RowPrinters;
import io.ssmtrail.cli.output.Screen;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many of a list are wanted, and how it is printed. */
final class Listing {

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--size", paramLabel = "N", defaultValue = "50", description = "How many to show (default: 50).")
    private int size;

    @Option(names = "--all", description = "Show all.")
    private boolean all;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json, ndjson or csv (default: table).")
    private OutputFormat format = OutputFormat.TABLE;

    int limit() {
        return all ? Integer.MAX_VALUE : Math.max(0, size);
    }

    /** Prints a table of the columns that fit the screen, or whole objects. */
    <T> void print(List<T> things, IntFunction<List<Column<T>>> forScreen, List<Column<T>> allColumns, OutputStream out)
            throws IOException {
        Screen screen = output.screen();
        List<Column<T>> columns = format == OutputFormat.TABLE ? forScreen.apply(screen.width()) : allColumns;
        DataOutput data = new DataOutput(out);
        try {
            Printer<T> printer = RowPrinters.of(format, columns, screen, data);
            for (T thing : things) {
                printer.print(thing);
            }
            printer.finish();
        } catch (IOException e) {
            if (!data.isBroken()) {
                throw e;
            }
        }
    }
}
