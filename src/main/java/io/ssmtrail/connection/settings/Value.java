package io.ssmtrail.connection.settings;

/**
 * What holds of a setting.
 *
 * @param text the value as it was written
 * @param origin where it was said, for people
 */
public record Value(Setting setting, String text, Source source, String origin) {

    /** The value, or that there is one where it is a secret. */
    public String shown() {
        return setting.isSecret() ? "***" : text;
    }

    @Override
    public String toString() {
        return setting.key() + "=" + shown() + " (" + origin + ")";
    }
}
