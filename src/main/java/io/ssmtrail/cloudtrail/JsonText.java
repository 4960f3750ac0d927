package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads members as text, whatever JSON type they have; a member that is absent, null, blank or a container is "". */
final class JsonText {

    private JsonText() {}

    static String of(@Nullable JsonNode parent, String member) {
        return parent == null ? "" : of(parent.get(member));
    }

    static String of(@Nullable JsonNode value) {
        return value == null || !value.isValueNode() || value.isNull()
                ? ""
                : value.asText().strip();
    }

    /** An account id; the leading zeros that a JSON number has lost are put back. */
    static String account(@Nullable JsonNode parent, String member) {
        String text = of(parent, member);
        boolean lostZeros = text.length() < 12
                && !text.isEmpty()
                && parent != null
                && parent.path(member).isIntegralNumber();
        return lostZeros ? "0".repeat(12 - text.length()) + text : text;
    }

    /** Whether a member says yes: {@code true}, or the word as CloudTrail writes it ({@code "true"}, {@code "Yes"}). */
    static boolean isTrue(@Nullable JsonNode parent, String member) {
        String text = of(parent, member);
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("yes");
    }

    static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static String firstPresent(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isEmpty()) {
                return candidate;
            }
        }
        return "";
    }
}
