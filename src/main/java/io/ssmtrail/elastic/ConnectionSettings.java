package io.ssmtrail.elastic;

import io.ssmtrail.connection.Access;
import java.net.URI;
import java.util.List;
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

    /** The nodes, for messages. */
    String where() {
        return urls.stream().map(URI::toString).collect(Collectors.joining(", "));
    }
}
