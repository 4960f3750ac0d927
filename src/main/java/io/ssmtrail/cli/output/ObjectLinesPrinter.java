package io.ssmtrail.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.search.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Objects made of some columns, one a line. */
final class ObjectLinesPrinter implements EventPrinter {

    private final OutputStream out;
    private final Function<Event, JsonNode> object;

    ObjectLinesPrinter(OutputStream out, Function<Event, JsonNode> object) {
        this.out = out;
        this.object = object;
    }

    @Override
    public void event(Event event) throws IOException {
        out.write(object.apply(event).toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
