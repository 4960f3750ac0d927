package io.ssmtrail.connection;

import java.time.Duration;

/**
 * How to get through to a server, and to be let in.
 *
 * @param credentials who asks
 * @param trust whose certificates are believed, where the server speaks TLS
 * @param proxies what stands between
 * @param connectTimeout how long it may take to be connected
 * @param requestTimeout how long an answer may take
 */
public record Access(
        Credentials credentials, Trust trust, Proxies proxies, Duration connectTimeout, Duration requestTimeout) {

    /** Long enough for a server that is there. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

    /** Long enough for a bulk that a busy server throttles; a shorter one would send it again while it is being stored. */
    public static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(2);

    /** For a server without security, with nothing between. */
    public static Access open() {
        return new Access(
                new Credentials.None(), new Trust.Platform(), Proxies.none(), CONNECT_TIMEOUT, REQUEST_TIMEOUT);
    }
}
