package io.ssmtrail.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.Location;
import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.intake.Rejection;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file of what is not in the index, one JSON object a line: the record's text, where it stood and why it was refused;
 * inputs that could not be read stand in it without a record. It can be loaded again. It exists only if something was
 * refused, and nothing that was in it is ever overwritten. Safe for several threads.
 */
public final class RejectFile implements Closeable {

    private static final JsonMapper JSON = new JsonMapper();

    private final boolean ofItsOwn;
    private Path path;
    private @Nullable BufferedWriter writer;

    private RejectFile(Path path, boolean ofItsOwn) {
        this.path = path.toAbsolutePath().normalize();
        this.ofItsOwn = ofItsOwn;
    }

    /** The file of that name; what is in it stays. */
    public RejectFile(Path path) {
        this(path, false);
    }

    /** A file of its own with that name, or with a number behind it where another load has taken the name. */
    public static RejectFile ofItsOwn(Path path) {
        return new RejectFile(path, true);
    }

    public synchronized Path path() {
        return path;
    }

    /** Whether an input is this very file, by whatever links; reading it while it is written would never end. */
    synchronized boolean isFile(ArchiveInput input) {
        try {
            return input.location() instanceof Location.File file
                    && Files.exists(path)
                    && Files.isSameFile(file.path(), path);
        } catch (IOException gone) {
            return false;
        }
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

    /** Brings what was written to the file, so that it is there whatever becomes of this process. */
    synchronized void flush() {
        if (writer == null) {
            return;
        }
        try {
            writer.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void write(ObjectNode line) {
        try {
            if (writer == null) {
                writer = open();
            }
            writer.write(line.toString());
            writer.write('\n');
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private BufferedWriter open() throws IOException {
        if (!ofItsOwn) {
            return Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        OpenOption[] fresh = {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        Path wanted = path;
        for (int number = 2; ; number++) {
            try {
                return Files.newBufferedWriter(path, fresh);
            } catch (FileAlreadyExistsException taken) {
                path = wanted.resolveSibling(
                        wanted.getFileName().toString().replaceFirst("(\\.[^.]*)?$", "-" + number + "$1"));
            }
        }
    }

    private OperationException failure(IOException e) {
        return new OperationException(
                "The file of rejected records, " + path + ", cannot be written: " + FileTrouble.reason(e) + ".",
                "Give another with --rejects FILE.",
                e);
    }

    @Override
    public synchronized void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
