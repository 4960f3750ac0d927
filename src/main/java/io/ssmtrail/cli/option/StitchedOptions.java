package io.ssmtrail.cli.option;

import io.ssmtrail.cli.output.Column;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.search.EventFilter;
import io.ssmtrail.search.EventSearch;
import io.ssmtrail.search.FieldNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands share that list things put together from events: where to look, what for, how many, how printed. */
public final class StitchedOptions {

    /** Puts things together from the events that are wanted, and from others of the same things. */
    public interface Stitching<T> {
        List<T> find(EventSearch search, EventFilter filter, int limit) throws IOException;
    }

    /**
     * How things are shown.
     *
     * @param forScreen the columns that a screen of some width has room for
     * @param all every column, for programs
     * @param none what is said where there is nothing
     * @param things what they are called where more of them may be there
     */
    public record Form<T>(IntFunction<List<Column<T>>> forScreen, List<Column<T>> all, String none, String things) {}

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Mixin
    private PrintOptions print = new PrintOptions();

    @Option(names = "--size", paramLabel = "N", defaultValue = "50", description = "How many to show (default: 50).")
    private int size;

    @Option(names = "--all", description = "Show all.")
    private boolean all;

    /** Finds and prints them. */
    public <T> int list(Stitching<T> stitching, Form<T> form) throws IOException {
        if (size < 1) {
            throw new UsageException("With --size " + size + " nothing is shown.", "Give --size 1 or more, or --all.");
        }
        int limit = all ? Integer.MAX_VALUE : size;
        try (Elastic elastic = connection.connect()) {
            EventSearch search = new EventSearch(elastic, filters.indices(), FieldNames.shipped());
            List<T> found = stitching.find(search, filters.filter(List.of()), limit);
            print.list(
                    found,
                    form.forScreen(),
                    form.all(),
                    Invocation.of(spec).streams().out());
            PrintWriter err = spec.commandLine().getErr();
            if (found.isEmpty()) {
                err.println(form.none());
            } else if (found.size() == limit) {
                err.printf("The latest %,d%s; --size N shows more, --all shows all.%n", found.size(), form.things());
            }
        }
        return ExitCode.OK;
    }
}
