package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The software behind a call, after {@code userAgent}.
 *
 * <p>Thread-safe. What was read is kept for the next record with the same user agent, within a bound.
 *
 * @param original as it stands in the record
 * @param name {@code aws-cli}, {@code Terraform}, {@code Chrome}; the service's name where a service called
 * @param version only where the user agent gives one
 * @param osName in the words of Elasticsearch's own user agent list ({@code Linux}, {@code Windows}, {@code Mac OS X})
 * @param environment what AWS software adds about where it runs ({@code CloudShell}, {@code AWS_Lambda_python3.12})
 */
public record UserAgent(
        String original,
        Optional<String> name,
        Optional<String> version,
        Optional<String> osName,
        ClientFamily family,
        Optional<String> environment) {

    private static final int MAX_KEPT = 2048;
    private static final int MAX_KEPT_LENGTH = 1024;
    private static final Map<String, UserAgent> KEPT = new ConcurrentHashMap<>();

    /** The user agent of a record; empty where it has none. */
    public static Optional<UserAgent> of(JsonObject record) {
        String text = JsonText.of(record, "userAgent");
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(text));
    }

    /** Reads a user agent of any form. */
    public static UserAgent parse(String text) {
        UserAgent kept = KEPT.get(text);
        if (kept != null) {
            return kept;
        }
        UserAgent read = UserAgentParser.parse(text);
        if (text.length() <= MAX_KEPT_LENGTH) {
            if (KEPT.size() >= MAX_KEPT) {
                KEPT.clear();
            }
            KEPT.put(text, read);
        }
        return read;
    }
}
