package io.ssmtrail.kibana;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a Kibana is and how to talk to it.
 *
 * @param url its address, with the base path where it has one
 * @param space id of the space to work in; empty for the default space
 * @param credentials who we are
 * @param tls what to trust instead of the JDK's own certificate authorities
 */
public record KibanaConnection(URI url, Optional<String> space, Credentials credentials, Optional<SSLContext> tls) {

    /** Who we are to Kibana. */
    public sealed interface Credentials {}

    /** Nobody: for a Kibana without security. */
    public record Anonymous() implements Credentials {}

    /** An API key in its encoded form, as Kibana and Elasticsearch show it on creation. */
    public record ApiKey(String encoded) implements Credentials {
        @Override
        public String toString() {
            return "ApiKey[***]";
        }
    }

    /** A user's name and password. */
    public record Basic(String username, String password) implements Credentials {
        @Override
        public String toString() {
            return "Basic[" + username + ", ***]";
        }
    }

    /** How messages name this place. */
    String described() {
        return "Kibana at " + url + space.map(id -> ", space " + id).orElse("");
    }
}
