package io.ssmtrail.cli.output;

import java.io.IOException;

/** Prints things as they come. */
public interface Printer<T> {

    void print(T thing) throws IOException;

    /** Prints what comes after the last one, and lets go of what is held back. */
    void finish() throws IOException;
}
