package io.ssmtrail.cli;

import io.ssmtrail.error.UsageException;
import io.ssmtrail.kibana.KibanaConnection;
import io.ssmtrail.kibana.KibanaConnection.Anonymous;
import io.ssmtrail.kibana.KibanaConnection.ApiKey;
import io.ssmtrail.kibana.KibanaConnection.Basic;
import io.ssmtrail.kibana.KibanaConnection.Credentials;
import io.ssmtrail.kibana.TrustedAuthority;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a Kibana is and who we are to it. */
final class KibanaOptions {

    @Option(
            names = "--kibana-url",
            paramLabel = "URL",
            defaultValue = "${env:SSMTRAIL_KIBANA_URL:-http://localhost:5601}",
            description =
                    "Kibana's address, with its base path (default: $SSMTRAIL_KIBANA_URL, else http://localhost:5601)")
    private URI url = URI.create("http://localhost:5601");

    @Option(names = "--space", paramLabel = "ID", description = "Kibana space (default: the default space)")
    private @Nullable String space;

    @Option(
            names = {"--kibana-api-key", "--api-key"},
            paramLabel = "KEY",
            arity = "0..1",
            interactive = true,
            description = "API key in its encoded form; asked for when no value is given")
    private char @Nullable [] apiKey;

    @Option(
            names = {"--kibana-api-key:env", "--api-key:env"},
            paramLabel = "VARIABLE",
            description = "environment variable that holds the API key")
    private @Nullable String apiKeyVariable;

    @Option(
            names = {"--kibana-api-key:file", "--api-key:file"},
            paramLabel = "FILE",
            description = "file that holds the API key")
    private @Nullable Path apiKeyFile;

    @Option(names = "--username", paramLabel = "NAME", description = "user name")
    private @Nullable String username;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            arity = "0..1",
            interactive = true,
            description = "password; asked for when no value is given")
    private char @Nullable [] password;

    @Option(
            names = "--password:env",
            paramLabel = "VARIABLE",
            description = "environment variable that holds the password")
    private @Nullable String passwordVariable;

    @Option(names = "--password:file", paramLabel = "FILE", description = "file that holds the password")
    private @Nullable Path passwordFile;

    @Option(
            names = {"--kibana-ca-cert", "--ca-cert"},
            paramLabel = "FILE",
            description = "certificate authority to trust, PEM")
    private @Nullable Path caCertificate;

    KibanaConnection connection() {
        return new KibanaConnection(
                url,
                Optional.ofNullable(space).filter(id -> !id.isBlank() && !id.equals("default")),
                credentials(),
                Optional.ofNullable(caCertificate).map(TrustedAuthority::of));
    }

    private Credentials credentials() {
        Optional<String> key = secret("--api-key", apiKey, apiKeyVariable, apiKeyFile);
        Optional<String> word = secret("--password", password, passwordVariable, passwordFile);
        String user = username;
        if (key.isPresent()) {
            if (user != null || word.isPresent()) {
                throw new UsageException("Both an API key and a user are given", "Give one of them.");
            }
            return new ApiKey(key.get());
        }
        if (user == null && word.isEmpty()) {
            return new Anonymous();
        }
        if (user == null || word.isEmpty()) {
            throw new UsageException(
                    "A user name needs a password, and a password a user name", "Give --username and --password.");
        }
        return new Basic(user, word.get());
    }

    private static Optional<String> secret(
            String option, char @Nullable [] typed, @Nullable String variable, @Nullable Path file) {
        if (typed != null) {
            return Optional.of(new String(typed));
        }
        if (variable != null) {
            String value = System.getenv(variable);
            if (value == null || value.isBlank()) {
                throw new UsageException(
                        "The environment variable " + variable + " of " + option + ":env is not set",
                        "Set it, or name another one.");
            }
            return Optional.of(value.strip());
        }
        if (file != null) {
            try {
                return Optional.of(Files.readString(file).strip());
            } catch (IOException e) {
                throw new UsageException(
                        "The file " + file + " of " + option + ":file cannot be read: " + e.getMessage(),
                        "Check the path and the rights.",
                        e);
            }
        }
        return Optional.empty();
    }
}
