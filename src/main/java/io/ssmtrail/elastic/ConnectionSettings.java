package io.ssmtrail.elastic;

import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.Proxies;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where Elasticsearch answers, and how to be let in.
 *
 * @param urls the nodes to talk to, in turn
 * @param access how to get through to each of them
 */
public record ConnectionSettings(List<URI> urls, Access access) {

    public ConnectionSettings {
        urls = List.copyOf(urls);
    }

    /** A server without security. */
    public static ConnectionSettings of(URI url) {
        return new ConnectionSettings(List.of(url), Access.open());
    }

    /** The port of a node; where its address has none, it is not that of the web. */
    static int port(URI node) {
        return node.getPort() >= 0 ? node.getPort() : "https".equals(node.getScheme()) ? 443 : 9200;
    }

    /** The proxy that leads to a node. */
    public Optional<URI> proxyTowards(URI node) {
        String port = node.getPort() >= 0 ? "" : ":" + port(node);
        return access.proxies().towards(URI.create(node.getScheme() + "://" + node.getAuthority() + port));
    }

    /** The proxies that lead to the nodes, for messages; empty where all are reached directly. */
    String proxies() {
        return urls.stream()
                .flatMap(url -> proxyTowards(url).stream())
                .map(Proxies::shown)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The nodes, for messages. */
    String where() {
        return urls.stream().map(URI::toString).collect(Collectors.joining(", "));
    }
}
