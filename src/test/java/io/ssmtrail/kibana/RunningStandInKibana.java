package io.ssmtrail.kibana;

import java.net.URI;

/** A stand-in for Kibana's HTTP API on a free port, for tests of other packages. */
public final class RunningStandInKibana implements AutoCloseable {

    private final StandInKibana kibana = new StandInKibana();

    /** Where it answers. */
    public URI url() {
        return kibana.url("");
    }

    @Override
    public void close() {
        kibana.close();
    }
}
