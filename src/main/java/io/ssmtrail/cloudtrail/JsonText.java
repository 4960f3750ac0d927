package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads members as text, whatever JSON type they have; a member that is absent, null, blank or a container is "". */
final class JsonText {

    private JsonText() {}

    static String of(JsonObject parent, String member) {
        return of(parent.get(member));
    }

    static String of(@Nullable JsonValue value) {
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

    /** An account's id. */
    static String account(JsonObject parent, String member) {
        return of(AccountId.in(parent, member));
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
