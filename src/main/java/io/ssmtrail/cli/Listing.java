package io.ssmtrail.cli;

import io.ssmtrail.cli.output.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many of a list are wanted, and how it is printed. */
final class Listing {

    @Mixin
    private PrintOptions print = new PrintOptions();

    @Option(names = "--size", paramLabel = "N", defaultValue = "50", description = "How many to show (default: 50).")
    private int size;

    @Option(names = "--all", description = "Show all.")
    private boolean all;

    int limit() {
        return all ? Integer.MAX_VALUE : Math.max(0, size);
    }

    <T> void print(List<T> things, IntFunction<List<Column<T>>> forScreen, List<Column<T>> allColumns, OutputStream out)
            throws IOException {
        print.list(things, forScreen, allColumns, out);
    }
}
