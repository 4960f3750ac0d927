package io.ssmtrail.kibana;

import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.Proxies;
import java.net.URI;
import java.util.Optional;

/**
 * Where a Kibana is and how to talk to it.
 *
 * @param url its address, with the base path where it has one
 * @param space id of the space to work in; empty for the default space
 * @param access how to get through to it, and to be let in
 */
public record KibanaConnection(URI url, Optional<String> space, Access access) {

    /** How messages name this place. */
    String described() {
        return "Kibana at " + url + space.map(id -> ", space " + id).orElse("");
    }

    /** What stands between, for messages; empty where nothing does. */
    String through() {
        return access.proxies()
                .towards(url)
                .map(proxy -> ", through the proxy " + Proxies.shown(proxy) + ",")
                .orElse("");
    }
}
