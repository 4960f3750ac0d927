package io.ssmtrail.connection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Who asks. No form of it prints its secret. */
public sealed interface Credentials {

    /** The value of the Authorization header. */
    Optional<String> authorization();

    /** For a server without security. */
    record None() implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "none given";
        }
    }

    /** An API key in its encoded form. */
    record ApiKey(String encoded) implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.of("ApiKey " + encoded);
        }

        @Override
        public String toString() {
            return "API key";
        }
    }

    /** A token of a service account, or one of OAuth 2 or JWT. */
    record Token(String value) implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + value);
        }

        @Override
        public String toString() {
            return "bearer token";
        }
    }

    /** A user of a realm. */
    record Basic(String username, String password) implements Credentials {
        @Override
        public Optional<String> authorization() {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "user " + username;
        }
    }
}
