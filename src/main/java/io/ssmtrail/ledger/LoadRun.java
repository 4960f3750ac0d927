package io.ssmtrail.ledger;

import io.ssmtrail.program.ProgramVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.UUID;

/**
 * Which load it is.
 *
 * @param id of its own
 * @param host the machine that it runs on
 * @param version the tool's
 * @param started when it began
 */
public record LoadRun(String id, String host, String version, Instant started) {

    public static LoadRun begin() {
        return new LoadRun(UUID.randomUUID().toString(), hostName(), ProgramVersion.text(), Instant.now());
    }

    private static String hostName() {
        String known = System.getenv("HOSTNAME");
        if (known != null && !known.isBlank()) {
            return known;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
