package io.ssmtrail.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.search.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** An array of objects, indented. */
final class JsonPrinter implements EventPrinter {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonGenerator generator;
    private final OutputStream out;
    private final Function<Event, JsonNode> object;

    JsonPrinter(OutputStream out, Function<Event, JsonNode> object) throws IOException {
        this.out = out;
        this.object = object;
        this.generator = JSON.writerWithDefaultPrettyPrinter().createGenerator(out);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.writeStartArray();
    }

    @Override
    public void event(Event event) throws IOException {
        generator.writeTree(object.apply(event));
    }

    @Override
    public void finish() throws IOException {
        generator.writeEndArray();
        generator.close();
        out.write("\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
