package io.ssmtrail.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Chooses the printer of a list in some format. */
public final class RowPrinters {

    private RowPrinters() {}

    /** Prints these columns of each thing. */
    public static <T> Printer<T> of(OutputFormat format, List<Column<T>> columns, Screen screen, OutputStream out)
            throws IOException {
        return switch (format) {
            case TABLE -> table(columns, screen, out);
            case JSON -> new JsonPrinter<>(out, thing -> object(thing, columns));
            case NDJSON ->
                new NdjsonPrinter<>(
                        out,
                        (thing, to) ->
                                to.write(object(thing, columns).toString().getBytes(StandardCharsets.UTF_8)));
            case CSV -> new CsvPrinter<>(columns, out);
        };
    }

    static <T> Printer<T> table(List<Column<T>> columns, Screen screen, OutputStream out) {
        return new TablePrinter<>(columns, screen, new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static <T> JsonNode object(T thing, List<Column<T>> columns) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Column<T> column : columns) {
            List<String> values = column.values().apply(thing);
            boolean list = column.kind() == Column.Kind.LIST || values.size() > 1;
            if (list) {
                ArrayNode array = object.putArray(column.name());
                values.forEach(array::add);
            } else if (!values.isEmpty() && column.kind() == Column.Kind.NUMBER) {
                object.put(column.name(), Long.parseLong(values.get(0)));
            } else if (!values.isEmpty()) {
                object.put(column.name(), values.get(0));
            }
        }
        return object;
    }
}
