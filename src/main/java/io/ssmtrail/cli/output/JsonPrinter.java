package io.ssmtrail.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/** An array of objects, indented. */
final class JsonPrinter<T> implements Printer<T> {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonGenerator generator;
    private final OutputStream out;
    private final Function<T, JsonNode> object;

    JsonPrinter(OutputStream out, Function<T, JsonNode> object) throws IOException {
        this.out = out;
        this.object = object;
        this.generator = JSON.writerWithDefaultPrettyPrinter().createGenerator(out);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.writeStartArray();
    }

    @Override
    public void print(T thing) throws IOException {
        generator.writeTree(object.apply(thing));
    }

    @Override
    public void finish() throws IOException {
        generator.writeEndArray();
        generator.close();
        out.write('\n');
        out.flush();
    }
}
