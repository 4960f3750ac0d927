package io.ssmtrail.cli.output;

import io.ssmtrail.search.Event;
import io.ssmtrail.search.FieldNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Chooses the printer of events in some format. */
public final class EventPrinters {

    private EventPrinters() {}

    /** Prints the records that CloudTrail wrote, one a line, line breaks within them as spaces: what can be loaded again. */
    public static Printer<Event> raw(OutputStream out) {
        return new NdjsonPrinter<>(out, (event, to) -> {
            for (String record : event.values("event.original")) {
                // Between the members of a record a line break means no more than a space.
                to.write(record.replace('\n', ' ').getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /**
     * Prints events, whole where the format can and no columns are asked for.
     *
     * @param names the columns that are wanted; empty for the usual ones
     */
    public static Printer<Event> of(
            OutputFormat format, List<String> names, FieldNames fields, Screen screen, OutputStream out)
            throws IOException {
        if (!names.isEmpty()) {
            return RowPrinters.of(format, EventColumns.parse(names, fields), screen, out);
        }
        return switch (format) {
            case TABLE -> RowPrinters.table(EventColumns.forScreen(screen.width(), fields), screen, out);
            case JSON -> new JsonPrinter<>(out, Event::document);
            case NDJSON -> new NdjsonPrinter<>(out, Event::write);
            case CSV -> new CsvPrinter<>(EventColumns.forCsv(fields), out);
        };
    }
}
