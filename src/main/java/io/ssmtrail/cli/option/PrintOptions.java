package io.ssmtrail.cli.option;

import io.ssmtrail.cli.output.Column;
import io.ssmtrail.cli.output.OutputFormat;
import io.ssmtrail.cli.output.Printer;
import io.ssmtrail.cli.output.RowPrinters;
import io.ssmtrail.cli.output.Screen;
import io.ssmtrail.cli.terminal.DataOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a list is printed. */
public final class PrintOptions {

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json, ndjson or csv (default: table).")
    private OutputFormat format = OutputFormat.TABLE;

    /** Chooses a printer. */
    public interface Printers<T> {
        Printer<T> of(OutputFormat format, Screen screen, OutputStream out) throws IOException;
    }

    /** Prints a table of the columns that fit the screen, or objects of all columns. */
    public <T> void list(
            List<T> things, IntFunction<List<Column<T>>> forScreen, List<Column<T>> allColumns, OutputStream out)
            throws IOException {
        whole(
                things,
                (form, screen, to) -> RowPrinters.of(
                        form, form == OutputFormat.TABLE ? forScreen.apply(screen.width()) : allColumns, screen, to),
                out);
    }

    /** Prints with a printer of the format. */
    public <T> void whole(List<T> things, Printers<T> printers, OutputStream out) throws IOException {
        DataOutput.write(out, data -> {
            Printer<T> printer = printers.of(format, output.screen(), data);
            for (T thing : things) {
                printer.print(thing);
            }
            printer.finish();
        });
    }
}
