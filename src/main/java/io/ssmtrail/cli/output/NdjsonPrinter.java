package io.ssmtrail.cli.output;

import java.io.IOException;
import java.io.OutputStream;

/** What is JSON already, one a line. */
final class NdjsonPrinter<T> implements Printer<T> {

    /** Writes a thing as JSON without line breaks. */
    interface Form<T> {
        void write(T thing, OutputStream out) throws IOException;
    }

    private final OutputStream out;
    private final Form<T> form;

    NdjsonPrinter(OutputStream out, Form<T> form) {
        this.out = out;
        this.form = form;
    }

    @Override
    public void print(T thing) throws IOException {
        form.write(thing, out);
        out.write('\n');
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}
