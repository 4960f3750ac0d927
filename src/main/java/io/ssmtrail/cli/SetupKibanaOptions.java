package io.ssmtrail.cli;

import io.ssmtrail.elastic.Credentials;
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

/** The Kibana beside an Elasticsearch: whoever may in there may in here, unless something else is said. */
final class SetupKibanaOptions {

    @Option(
            names = "--kibana-url",
            paramLabel = "URL",
            defaultValue = "${env:SSMTRAIL_KIBANA_URL}",
            description =
                    "Install data views and dashboards into the Kibana that answers here, with its base path (default: $SSMTRAIL_KIBANA_URL, else none).")
    private @Nullable URI url;

    @Option(names = "--space", paramLabel = "ID", description = "Kibana space (default: the default one).")
    private @Nullable String space;

    @Option(
            names = "--kibana-api-key",
            paramLabel = "KEY",
            arity = "0..1",
            interactive = true,
            description = "API key for Kibana; without a value it is asked for (default: as for Elasticsearch).")
    private char @Nullable [] apiKey;

    @Option(
            names = "--kibana-username",
            paramLabel = "NAME",
            description = "User to log in to Kibana as (default: as for Elasticsearch).")
    private @Nullable String username;

    @Option(
            names = "--kibana-password",
            paramLabel = "PASSWORD",
            arity = "0..1",
            interactive = true,
            description = "That user's password; without a value it is asked for (default: $SSMTRAIL_KIBANA_PASSWORD).")
    private char @Nullable [] password;

    @Option(
            names = "--kibana-ca-cert",
            paramLabel = "FILE",
            description = "Certificate (PEM) of the authority that signed Kibana's (default: that of --ca-cert).")
    private @Nullable Path caCertificate;

    @Option(names = "--overwrite", description = "Replace data views and dashboards that were changed in Kibana.")
    boolean overwrite;

    /** How to talk to Kibana; empty where none was named. */
    Optional<KibanaConnection> connection(ConnectionOptions elasticsearch) {
        return Optional.ofNullable(url)
                .map(known -> new KibanaConnection(
                        known,
                        KibanaOptions.space(space),
                        credentials(elasticsearch),
                        Optional.ofNullable(caCertificate)
                                .or(elasticsearch::caCertificate)
                                .map(TrustedAuthority::of)));
    }

    private KibanaConnection.Credentials credentials(ConnectionOptions elasticsearch) {
        if (apiKey != null) {
            return new ApiKey(new String(apiKey));
        }
        if (username != null) {
            return new Basic(
                    username,
                    KibanaOptions.secret(password, "SSMTRAIL_KIBANA_PASSWORD")
                            .orElseThrow(() -> new UsageException(
                                    "There is a user name for Kibana but no password.",
                                    "Give --kibana-password to be asked for it, or set SSMTRAIL_KIBANA_PASSWORD.")));
        }
        return asFor(elasticsearch.credentials());
    }

    private static KibanaConnection.Credentials asFor(Credentials elasticsearch) {
        if (elasticsearch instanceof Credentials.ApiKey key) {
            return new ApiKey(key.encoded());
        }
        if (elasticsearch instanceof Credentials.Basic user) {
            return new Basic(user.username(), user.password());
        }
        return new Anonymous();
    }
}
