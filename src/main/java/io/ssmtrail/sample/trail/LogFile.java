package io.ssmtrail.sample.trail;

import io.ssmtrail.sample.script.RecordedEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** A log file being written: records in a shape, compressed. Streams; holds nothing back. */
public final class LogFile implements Closeable {

    private final OutputStream out;
    private final Shape shape;
    private boolean empty = true;

    public LogFile(OutputStream out, Shape shape) throws IOException {
        this.out = out;
        this.shape = shape;
        out.write(shape.head());
    }

    /** Opens a log file in a folder; the ending of its name follows from its shape and compression. */
    public static LogFile create(TrailFolder folder, String key, Shape shape, Compression compression)
            throws IOException {
        String ending = '.' + shape.extension() + compression.suffix();
        return new LogFile(compression.compress(folder.create(key + ending)), shape);
    }

    /** Appends a record. */
    public void write(RecordedEvent event) throws IOException {
        if (!empty) {
            out.write(shape.between());
        }
        empty = false;
        out.write(shape.frame(event));
    }

    @Override
    public void close() throws IOException {
        try (out) {
            out.write(shape.tail());
        }
    }
}
