package io.ssmtrail.document;

import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads members of a record whose types cannot be trusted: a missing one, or one of another kind, is no value. */
final class Members {

    private Members() {}

    /** A member's scalar value; numbers and booleans count, objects and lists do not. */
    static @Nullable JsonValue scalar(JsonObject parent, String name) {
        JsonValue member = parent.get(name);
        return member != null && member.isScalar() ? member : null;
    }

    /** A member's scalar value as text. */
    static @Nullable String text(JsonObject parent, String name) {
        JsonValue scalar = scalar(parent, name);
        return scalar == null ? null : scalar.text();
    }

    /** A member's truth value, which CloudTrail writes as a boolean here and as a string there. */
    static @Nullable Boolean truth(JsonObject parent, String name) {
        String text = text(parent, name);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true", "True", "TRUE", "Yes" -> Boolean.TRUE;
            case "false", "False", "FALSE", "No" -> Boolean.FALSE;
            default -> null;
        };
    }
}
