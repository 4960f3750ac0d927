package io.ssmtrail.local;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * What the state file of a data folder says.
 *
 * @param url where Elasticsearch answers
 * @param version its version
 * @param pid its process id; empty until it is known to run
 */
record ServerState(URI url, String version, OptionalLong pid) {

    static ServerState starting(int port, String version) {
        return new ServerState(URI.create("http://localhost:" + port), version, OptionalLong.empty());
    }

    ServerState withPid(long number) {
        return new ServerState(url, version, OptionalLong.of(number));
    }

    /**
     * Empty when something is missing.
     *
     * @throws IllegalArgumentException when a value makes no sense
     */
    static Optional<ServerState> of(Properties properties) {
        String url = properties.getProperty("url", "");
        String version = properties.getProperty("version", "");
        String pid = properties.getProperty("pid", "");
        if (url.isEmpty() || version.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ServerState(
                URI.create(url), version, pid.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid))));
    }

    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("url", url.toString());
        properties.setProperty("port", String.valueOf(url.getPort()));
        properties.setProperty("version", version);
        pid.ifPresent(number -> properties.setProperty("pid", String.valueOf(number)));
        return properties;
    }
}
