package io.ssmtrail.elastic;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where Elasticsearch answers, and how to be let in.
 *
 * @param urls the nodes to talk to, in turn
 * @param credentials who asks
 * @param caCertificate file with the certificate (PEM) that signed the server's; the system's own where absent
 * @param caFingerprint SHA-256 of that certificate, hex, as Elasticsearch prints it when it is set up
 * @param requestTimeout how long an answer may take
 */
public record ConnectionSettings(
        List<URI> urls,
        Credentials credentials,
        Optional<Path> caCertificate,
        Optional<String> caFingerprint,
        Duration requestTimeout) {

    /** Long enough for a bulk that a busy server throttles; a shorter one would send it again while it is being stored. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

    /** A server without security. */
    public static ConnectionSettings of(URI url) {
        return new ConnectionSettings(
                List.of(url), new Credentials.None(), Optional.empty(), Optional.empty(), DEFAULT_TIMEOUT);
    }
}
