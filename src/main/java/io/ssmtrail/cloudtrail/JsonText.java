package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonNumber;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonValue;
import java.util.Optional;

/** Reads members as text, whatever JSON type they have; a member that is absent, null, blank or a container is "". */
final class JsonText {

    private static final int ACCOUNT_DIGITS = 12;

    private JsonText() {}

    static String of(JsonObject parent, String member) {
        JsonValue value = parent.get(member);
        return value == null ? "" : stripped(value.text());
    }

    private static String stripped(String text) {
        // Nearly all are told by the characters at their ends.
        boolean told = !text.isEmpty() && isSign(text.charAt(0)) && isSign(text.charAt(text.length() - 1));
        return told ? text : text.strip();
    }

    private static boolean isSign(char c) {
        return c > ' ' && c <= '~';
    }

    /** An account id; the leading zeros that a JSON number has lost are put back. */
    static String account(JsonObject parent, String member) {
        String text = of(parent, member);
        boolean lostZeros = text.length() < ACCOUNT_DIGITS
                && parent.get(member) instanceof JsonNumber number
                && number.isIntegral();
        return lostZeros ? "0".repeat(ACCOUNT_DIGITS - text.length()) + text : text;
    }

    /** Whether a member says yes: {@code true}, or the word as CloudTrail writes it ({@code "true"}, {@code "Yes"}). */
    static boolean isTrue(JsonObject parent, String member) {
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
