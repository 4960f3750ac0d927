package io.ssmtrail.cli;

import io.ssmtrail.cli.option.ConnectionOptions;
import io.ssmtrail.cli.option.FilterOptions;
import io.ssmtrail.cli.option.Invocation;
import io.ssmtrail.cli.option.OrderOptions;
import io.ssmtrail.cli.option.OutputOptions;
import io.ssmtrail.cli.output.EventPrinters;
import io.ssmtrail.cli.output.OutputFormat;
import io.ssmtrail.cli.output.Printer;
import io.ssmtrail.cli.terminal.DataOutput;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.EventFilter;
import io.ssmtrail.search.EventSearch;
import io.ssmtrail.search.EventSearch.Part;
import io.ssmtrail.search.FieldNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Events that meet a query and filters. */
@Command(
        name = "search",
        description = "Find events, newest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail search i-0123456789abcdef0 --since 7d",
            "  ssmtrail search arn:aws:iam::111122223333:role/ops --writes",
            "  ssmtrail search 'action:GetParameter* AND NOT actor:automation'",
            "  ssmtrail search --failed --capability parameter-store --columns time,who,target,error",
            "  ssmtrail search --all --unordered --raw > export.ndjson"
        })
final class SearchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private FilterOptions filters = new FilterOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..*",
            description = {
                "Words, ids, ARNs, names, addresses as they stand, all of which must be there; * and ? stand for more.",
                "Also Lucene's syntax: AND, OR, NOT, brackets, \"quotes\", field:value, field:[1 TO 5]."
            })
    private List<String> words = List.of();

    @Option(names = "--count", description = "Only tell how many there are.")
    private boolean count;

    @Option(names = "--size", paramLabel = "N", defaultValue = "50", description = "How many to show (default: 50).")
    private int size;

    @Option(names = "--all", description = "Show all, however many there are.")
    private boolean all;

    @ArgGroup
    private OrderOptions order = new OrderOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json, ndjson or csv (default: table).")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "Columns to show: time, action, who, target, source, result, short names, or any field.")
    private List<String> columns = List.of();

    @Option(names = "--raw", description = "Give the records as CloudTrail wrote them, one a line.")
    private boolean raw;

    @Override
    public Integer call() throws IOException {
        if (size < 0) {
            throw new UsageException("There cannot be " + size + " events.", "Give --size 0 or more, or --all.");
        }
        FieldNames fields = FieldNames.shipped();
        EventFilter filter = filters.filter(words);
        try (Elastic elastic = connection.connect()) {
            EventSearch search = new EventSearch(elastic, filters.indices(), fields);
            if (count) {
                PrintWriter out = spec.commandLine().getOut();
                out.println(search.count(filter));
                out.flush();
                return ExitCode.OK;
            }
            DataOutput.write(Invocation.of(spec).streams().out(), out -> {
                Printer<Event> printer =
                        raw ? EventPrinters.raw(out) : EventPrinters.of(format, columns, fields, output.screen(), out);
                Shown shown = new Shown(printer);
                long total = search.find(
                        filter, order.order(), raw ? Part.ORIGINAL : Part.FIELDS, all ? Long.MAX_VALUE : size, shown);
                printer.finish();
                conclude(shown.count, total);
            });
        }
        return ExitCode.OK;
    }

    private void conclude(long shown, long total) {
        PrintWriter err = spec.commandLine().getErr();
        if (shown == 0 && total == 0) {
            err.println("No event matches." + hint());
        } else if (shown < total) {
            err.printf("%,d of %,d events; --size N shows more, --all shows all.%n", shown, total);
        }
        err.flush();
    }

    /** Words match whole values; that a part of one was meant is the likeliest reason for finding nothing. */
    private String hint() {
        return words.size() == 1 && words.get(0).matches("[\\w@.:/-]+")
                ? " Words match whole values; '" + words.get(0) + "*' also finds those that begin so."
                : "";
    }

    private static final class Shown implements EventSearch.Sink {

        private final Printer<Event> printer;
        private long count;

        Shown(Printer<Event> printer) {
            this.printer = printer;
        }

        @Override
        public void event(Event event) throws IOException {
            count++;
            printer.print(event);
        }
    }
}
