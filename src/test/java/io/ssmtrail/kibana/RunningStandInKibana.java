package io.ssmtrail.kibana;

import java.net.URI;
import java.util.Optional;

/** A stand-in for Kibana's HTTP API on a free port, for tests of other packages. */
public final class RunningStandInKibana implements AutoCloseable {

    private final StandInKibana kibana = new StandInKibana();

    /** Where it answers. */
    public URI url() {
        return kibana.url("");
    }

    /** Lets in from now on only who says so in the Authorization header. */
    public void accept(String authorization) {
        kibana.authorization = Optional.of(authorization);
    }

    @Override
    public void close() {
        kibana.close();
    }
}
