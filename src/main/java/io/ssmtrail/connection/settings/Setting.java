package io.ssmtrail.connection.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be said about connections. Each has one name in the environment and in a file, and most as an option. */
public enum Setting {
    URL,
    API_KEY(true),
    API_KEY_FILE,
    TOKEN(true),
    TOKEN_FILE,
    USERNAME,
    PASSWORD(true),
    PASSWORD_FILE,
    CA_CERT,
    CA_FINGERPRINT,
    /** May hold a password. */
    PROXY(true),
    CONNECT_TIMEOUT,
    REQUEST_TIMEOUT,
    KIBANA_URL,
    SPACE,
    KIBANA_API_KEY(true),
    KIBANA_API_KEY_FILE,
    KIBANA_TOKEN(true),
    KIBANA_TOKEN_FILE,
    KIBANA_USERNAME,
    KIBANA_PASSWORD(true),
    KIBANA_PASSWORD_FILE,
    KIBANA_CA_CERT,
    KIBANA_CA_FINGERPRINT;

    private final boolean secret;

    Setting() {
        this(false);
    }

    Setting(boolean secret) {
        this.secret = secret;
    }

    /** Whether nobody else may see its value. */
    public boolean isSecret() {
        return secret;
    }

    /** Its name in a file, such as {@code ca-cert}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name on the command line. */
    public String option() {
        return "--" + key();
    }

    /** Its name in the environment. */
    public String variable() {
        return "SSMTRAIL_" + name();
    }

    /** The setting that a file names so. */
    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }
}
