package io.ssmtrail.connection.settings;

import io.ssmtrail.connection.Credentials;
import io.ssmtrail.error.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The ways to say who asks: API key, token, or user and password, each secret as a value or in a file. */
record Authentication(
        Settings settings,
        Setting apiKey,
        Setting apiKeyFile,
        Setting token,
        Setting tokenFile,
        Setting username,
        Setting password,
        Setting passwordFile) {

    /** The one that was said closest; empty where none was. */
    Optional<Credentials> chosen() {
        Optional<Value> way = settings.choose(List.of(apiKey, apiKeyFile, token, tokenFile, username));
        if (way.isEmpty() && settings.choose(List.of(password, passwordFile)).isPresent()) {
            throw new UsageException(
                    "There is a password but no user name.",
                    "Give " + username.option() + ", or set " + username.variable() + ".");
        }
        return way.map(this::credentials);
    }

    private Credentials credentials(Value way) {
        Setting said = way.setting();
        if (said == apiKey || said == apiKeyFile) {
            return new Credentials.ApiKey(encoded(secret(way)));
        }
        if (said == token || said == tokenFile) {
            return new Credentials.Token(secret(way));
        }
        Value given = settings.choose(List.of(password, passwordFile))
                .orElseThrow(() -> new UsageException(
                        "There is a user name but no password.",
                        "Give " + password.option() + " to be asked for it, name a file with " + passwordFile.option()
                                + ", or set " + password.variable() + "."));
        return new Credentials.Basic(way.text(), secret(given));
    }

    private static String secret(Value value) {
        String text = value.setting().isSecret() ? value.text() : PrivateFile.secret(value);
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new UsageException(
                    "The secret (" + value.origin() + ") holds control characters.", "Write it on one line.");
        }
        return text;
    }

    /** People also have keys as Elasticsearch answers with, id and key apart. */
    private static String encoded(String key) {
        return key.contains(":") ? Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)) : key;
    }
}
