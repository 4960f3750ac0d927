package io.ssmtrail.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.FieldNames;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Chooses the printer for a format. */
public final class EventPrinters {

    private EventPrinters() {}

    /** Prints the records themselves. */
    public static EventPrinter raw(OutputStream out) {
        return new RawPrinter(out);
    }

    /**
     * Prints in a format.
     *
     * @param names the columns that are wanted; empty for the usual ones
     */
    public static EventPrinter of(
            OutputFormat format, List<String> names, FieldNames fields, Screen screen, OutputStream out)
            throws IOException {
        List<EventColumn> chosen = EventColumn.parse(names, fields);
        return switch (format) {
            case TABLE ->
                new TablePrinter(
                        chosen.isEmpty() ? EventColumn.forScreen(screen.width(), fields) : chosen,
                        screen,
                        new OutputStreamWriter(out, StandardCharsets.UTF_8));
            case JSON -> new JsonPrinter(out, event -> chosen.isEmpty() ? event.document() : object(event, chosen));
            case NDJSON ->
                chosen.isEmpty() ? new NdjsonPrinter(out) : new ObjectLinesPrinter(out, event -> object(event, chosen));
            case CSV -> new CsvPrinter(chosen.isEmpty() ? EventColumn.forCsv(fields) : chosen, out);
        };
    }

    private static JsonNode object(Event event, List<EventColumn> columns) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (EventColumn column : columns) {
            List<String> values = column.values().apply(event);
            if (values.size() == 1) {
                object.put(column.name(), values.get(0));
            } else if (!values.isEmpty()) {
                ArrayNode list = object.putArray(column.name());
                values.forEach(list::add);
            }
        }
        return object;
    }
}
