package io.ssmtrail.cli.output;

import io.ssmtrail.search.Event;
import java.io.IOException;
import java.io.OutputStream;

/** The documents, one a line. */
final class NdjsonPrinter implements EventPrinter {

    private final OutputStream out;

    NdjsonPrinter(OutputStream out) {
        this.out = out;
    }

    @Override
    public void event(Event event) throws IOException {
        event.write(out);
        out.write('\n');
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
