package io.ssmtrail.cli.option;

import io.ssmtrail.connection.settings.ServerSettings;
import io.ssmtrail.connection.settings.Setting;
import io.ssmtrail.kibana.KibanaConnection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Kibana answers, and how to be let in where that differs from Elasticsearch. */
public final class KibanaOptions {

    /** Where Kibana is when nobody says where. */
    private static final URI LOCAL = URI.create("http://localhost:5601");

    @Option(
            names = "--kibana-url",
            paramLabel = "URL",
            description = "Where Kibana answers, with its base path (else: $SSMTRAIL_KIBANA_URL).")
    private @Nullable String url;

    @Option(names = "--space", paramLabel = "ID", description = "Kibana space (default: the default one).")
    private @Nullable String space;

    @Option(
            names = "--kibana-api-key",
            arity = "0..1",
            fallbackValue = SecretOption.ASK,
            paramLabel = SecretOption.NO_VALUE,
            description = "Ask for an API key for Kibana (default: as for Elasticsearch).")
    private @Nullable String apiKey;

    @Option(names = "--kibana-api-key-file", paramLabel = "FILE", description = "File with the API key for Kibana.")
    private @Nullable String apiKeyFile;

    @Option(
            names = "--kibana-username",
            paramLabel = "NAME",
            description = "User to log in to Kibana as (default: as for Elasticsearch).")
    private @Nullable String username;

    @Option(
            names = "--kibana-password",
            arity = "0..1",
            fallbackValue = SecretOption.ASK,
            paramLabel = SecretOption.NO_VALUE,
            description = "Ask for that user's password (else: $SSMTRAIL_KIBANA_PASSWORD).")
    private @Nullable String password;

    @Option(names = "--kibana-password-file", paramLabel = "FILE", description = "File with that user's password.")
    private @Nullable String passwordFile;

    @Option(
            names = "--kibana-ca-cert",
            paramLabel = "FILE",
            description = "Certificates (PEM) of the authorities to trust for Kibana (default: as for Elasticsearch).")
    private @Nullable String caCertificate;

    @Option(
            names = "--kibana-ca-fingerprint",
            paramLabel = "SHA256",
            description = "Fingerprint of the authority's or Kibana's certificate instead.")
    private @Nullable String caFingerprint;

    /** Adds what was given; asks for secrets that are to be asked for. */
    void addTo(Map<Setting, String> given) {
        AccessOptions.add(given, Setting.KIBANA_URL, url);
        AccessOptions.add(given, Setting.SPACE, space);
        SecretOption.add(given, Setting.KIBANA_API_KEY, apiKey);
        AccessOptions.add(given, Setting.KIBANA_API_KEY_FILE, apiKeyFile);
        AccessOptions.add(given, Setting.KIBANA_USERNAME, username);
        SecretOption.add(given, Setting.KIBANA_PASSWORD, password);
        AccessOptions.add(given, Setting.KIBANA_PASSWORD_FILE, passwordFile);
        AccessOptions.add(given, Setting.KIBANA_CA_CERT, caCertificate);
        AccessOptions.add(given, Setting.KIBANA_CA_FINGERPRINT, caFingerprint);
    }

    /** The Kibana that was named; empty where none was. */
    public static Optional<KibanaConnection> named(ServerSettings settings) {
        return settings.kibanaUrl().map(url -> new KibanaConnection(url, settings.space(), settings.kibana()));
    }

    /** The Kibana that was named, else the one of this machine. */
    static KibanaConnection namedOrLocal(ServerSettings settings) {
        return named(settings).orElseGet(() -> new KibanaConnection(LOCAL, settings.space(), settings.kibana()));
    }
}
