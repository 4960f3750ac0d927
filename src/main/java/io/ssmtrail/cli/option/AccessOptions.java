package io.ssmtrail.cli.option;

import io.ssmtrail.connection.settings.Setting;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to get through to Elasticsearch and Kibana, and to be let in. No secret ever stands on the command line. */
final class AccessOptions {

    @Option(
            names = "--api-key",
            arity = "0..1",
            fallbackValue = SecretOption.ASK,
            paramLabel = SecretOption.NO_VALUE,
            description = "Ask for the API key, encoded (else: $SSMTRAIL_API_KEY).")
    private @Nullable String apiKey;

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "File with the API key, readable by its owner only.")
    private @Nullable String apiKeyFile;

    @Option(
            names = "--token",
            arity = "0..1",
            fallbackValue = SecretOption.ASK,
            paramLabel = SecretOption.NO_VALUE,
            description = "Ask for a bearer token, of a service account for instance (else: $SSMTRAIL_TOKEN).")
    private @Nullable String token;

    @Option(names = "--token-file", paramLabel = "FILE", description = "File with the token.")
    private @Nullable String tokenFile;

    @Option(names = "--username", paramLabel = "NAME", description = "User to log in as.")
    private @Nullable String username;

    @Option(
            names = "--password",
            arity = "0..1",
            fallbackValue = SecretOption.ASK,
            paramLabel = SecretOption.NO_VALUE,
            description = "Ask for the user's password (else: $SSMTRAIL_PASSWORD).")
    private @Nullable String password;

    @Option(names = "--password-file", paramLabel = "FILE", description = "File with the password.")
    private @Nullable String passwordFile;

    @Option(
            names = "--ca-cert",
            paramLabel = "FILE",
            description = "Certificates (PEM) of the authorities to trust (default: the JDK's).")
    private @Nullable String caCertificate;

    @Option(
            names = "--ca-fingerprint",
            paramLabel = "SHA256",
            description = "Fingerprint of the authority's or the server's certificate instead.")
    private @Nullable String caFingerprint;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "HTTP proxy, or none (default: as HTTPS_PROXY, HTTP_PROXY and NO_PROXY say).")
    private @Nullable String proxy;

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            description = "How long it may take to be connected (default: 3s).")
    private @Nullable String connectTimeout;

    @Option(
            names = "--request-timeout",
            paramLabel = "TIME",
            description = "How long an answer may take (default: 2m).")
    private @Nullable String requestTimeout;

    /** Adds what was given; asks for secrets that are to be asked for. */
    void addTo(Map<Setting, String> given) {
        SecretOption.add(given, Setting.API_KEY, apiKey);
        add(given, Setting.API_KEY_FILE, apiKeyFile);
        SecretOption.add(given, Setting.TOKEN, token);
        add(given, Setting.TOKEN_FILE, tokenFile);
        add(given, Setting.USERNAME, username);
        SecretOption.add(given, Setting.PASSWORD, password);
        add(given, Setting.PASSWORD_FILE, passwordFile);
        add(given, Setting.CA_CERT, caCertificate);
        add(given, Setting.CA_FINGERPRINT, caFingerprint);
        add(given, Setting.PROXY, proxy);
        add(given, Setting.CONNECT_TIMEOUT, connectTimeout);
        add(given, Setting.REQUEST_TIMEOUT, requestTimeout);
    }

    static void add(Map<Setting, String> given, Setting setting, @Nullable String text) {
        if (text != null) {
            given.put(setting, text);
        }
    }
}
