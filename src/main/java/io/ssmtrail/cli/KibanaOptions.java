package io.ssmtrail.cli;

import io.ssmtrail.error.UsageException;
import io.ssmtrail.kibana.KibanaConnection;
import io.ssmtrail.kibana.KibanaConnection.Anonymous;
import io.ssmtrail.kibana.KibanaConnection.ApiKey;
import io.ssmtrail.kibana.KibanaConnection.Basic;
import io.ssmtrail.kibana.TrustedAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Kibana answers and how to be let in; it takes the same API keys and users as its Elasticsearch. */
final class KibanaOptions {

    @Option(
            names = "--kibana-url",
            paramLabel = "URL",
            defaultValue = "${env:SSMTRAIL_KIBANA_URL:-http://localhost:5601}",
            description =
                    "Where Kibana answers, with its base path (default: $SSMTRAIL_KIBANA_URL, else http://localhost:5601).")
    private URI url = URI.create("http://localhost:5601");

    @Option(names = "--space", paramLabel = "ID", description = "Kibana space (default: the default one).")
    private @Nullable String space;

    @Option(
            names = {"--kibana-api-key", "--api-key"},
            paramLabel = "KEY",
            arity = "0..1",
            interactive = true,
            description = "API key, encoded; without a value it is asked for (default: $SSMTRAIL_API_KEY).")
    private char @Nullable [] apiKey;

    @Option(
            names = "--username",
            paramLabel = "NAME",
            defaultValue = "${env:SSMTRAIL_USERNAME}",
            description = "User to log in as (default: $SSMTRAIL_USERNAME).")
    private @Nullable String username;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            arity = "0..1",
            interactive = true,
            description = "The user's password; without a value it is asked for (default: $SSMTRAIL_PASSWORD).")
    private char @Nullable [] password;

    @Option(
            names = {"--kibana-ca-cert", "--ca-cert"},
            paramLabel = "FILE",
            defaultValue = "${env:SSMTRAIL_CA_CERT}",
            description = "Certificate (PEM) of the authority that signed Kibana's (default: $SSMTRAIL_CA_CERT).")
    private @Nullable Path caCertificate;

    KibanaConnection connection() {
        return new KibanaConnection(
                url,
                space(space),
                credentials(),
                Optional.ofNullable(caCertificate).map(TrustedAuthority::of));
    }

    /** The space to name in requests; none for the default one. */
    static Optional<String> space(@Nullable String given) {
        return Optional.ofNullable(given).filter(id -> !id.isBlank() && !id.equals("default"));
    }

    private KibanaConnection.Credentials credentials() {
        Optional<String> key = secret(apiKey, "SSMTRAIL_API_KEY");
        if (key.isPresent()) {
            return new ApiKey(key.get());
        }
        if (username == null) {
            return new Anonymous();
        }
        return new Basic(
                username,
                secret(password, "SSMTRAIL_PASSWORD")
                        .orElseThrow(() -> new UsageException(
                                "There is a user name but no password.",
                                "Give --password to be asked for it, or set SSMTRAIL_PASSWORD.")));
    }

    static Optional<String> secret(char @Nullable [] given, String variable) {
        if (given != null) {
            return Optional.of(new String(given));
        }
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }
}
