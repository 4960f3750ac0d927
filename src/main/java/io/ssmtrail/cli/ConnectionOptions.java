package io.ssmtrail.cli;

import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Credentials;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.error.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Elasticsearch answers and how to be let in; secrets never need to stand on the command line. */
final class ConnectionOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:SSMTRAIL_URL:-http://localhost:9200}",
            description = "Where Elasticsearch answers (default: $SSMTRAIL_URL, else http://localhost:9200).")
    private List<URI> urls = List.of();

    @Option(
            names = "--api-key",
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
            names = "--ca-cert",
            paramLabel = "FILE",
            defaultValue = "${env:SSMTRAIL_CA_CERT}",
            description = "Certificate (PEM) of the authority that signed the server's (default: $SSMTRAIL_CA_CERT).")
    private @Nullable Path caCertificate;

    @Option(
            names = "--ca-fingerprint",
            paramLabel = "SHA256",
            defaultValue = "${env:SSMTRAIL_CA_FINGERPRINT}",
            description = "Fingerprint of that certificate instead (default: $SSMTRAIL_CA_FINGERPRINT).")
    private @Nullable String caFingerprint;

    /** Prepares the connection; the caller closes it. */
    Elastic connect() {
        return Elastic.connect(new ConnectionSettings(
                urls,
                credentials(),
                caCertificate(),
                Optional.ofNullable(caFingerprint),
                ConnectionSettings.DEFAULT_TIMEOUT));
    }

    URI url() {
        return urls.get(0);
    }

    /** The certificate of the authority that signed the server's, where one was named. */
    Optional<Path> caCertificate() {
        return Optional.ofNullable(caCertificate);
    }

    Credentials credentials() {
        Optional<String> key = secret(apiKey, "SSMTRAIL_API_KEY");
        if (key.isPresent()) {
            return new Credentials.ApiKey(key.get());
        }
        if (username == null) {
            return new Credentials.None();
        }
        return new Credentials.Basic(
                username,
                secret(password, "SSMTRAIL_PASSWORD")
                        .orElseThrow(() -> new UsageException(
                                "There is a user name but no password.",
                                "Give --password to be asked for it, or set SSMTRAIL_PASSWORD.")));
    }

    private static Optional<String> secret(char @Nullable [] given, String variable) {
        if (given != null) {
            return Optional.of(new String(given));
        }
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }
}
