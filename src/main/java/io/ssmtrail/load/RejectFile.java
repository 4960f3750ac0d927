package io.ssmtrail.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.OperationException;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file of what is not in the index, one JSON object a line: the record's text, where it stood and why it was refused;
 * inputs that could not be read stand in it without a record. It can be loaded again. It exists only if something was
 * refused. Safe for several threads.
 */
public final class RejectFile implements Closeable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path path;
    private @Nullable BufferedWriter writer;

    public RejectFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    synchronized void write(Rejection rejection) {
        ObjectNode line = JSON.createObjectNode();
        line.putObject("ssmtrail.rejected")
                .put("input", rejection.input())
                .put("position", rejection.position())
                .put("event_id", rejection.eventId())
                .put("reason", "the record " + rejection.reason());
        line.put("record", rejection.record());
        write(line);
    }

    synchronized void unreadable(String input, String reason) {
        ObjectNode line = JSON.createObjectNode();
        line.putObject("ssmtrail.rejected").put("input", input).put("reason", "the input " + reason);
        write(line);
    }

    private void write(ObjectNode line) {
        try {
            if (writer == null) {
                writer = Files.newBufferedWriter(path);
            }
            writer.write(line.toString());
            writer.write('\n');
        } catch (IOException e) {
            throw new OperationException(
                    "The file of rejected records, " + path + ", cannot be written: " + e.getMessage() + ".",
                    "Give another with --rejects FILE.",
                    e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
