package io.ssmtrail.cli.output;

import io.ssmtrail.search.EventSearch;
import java.io.IOException;

/** Prints events as they come. */
public interface EventPrinter extends EventSearch.Sink {

    /** Prints what comes after the last event, and lets go of what is held back. */
    void finish() throws IOException;
}
