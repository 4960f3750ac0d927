package io.ssmtrail.cli.output;

import io.ssmtrail.search.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The records that CloudTrail wrote, one a line, byte for byte: what can be loaded again. */
final class RawPrinter implements EventPrinter {

    private final OutputStream out;

    RawPrinter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void event(Event event) throws IOException {
        for (String record : event.values("event.original")) {
            // Between the members of a record a line break means no more than a space.
            out.write(record.replace('\n', ' ').getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
