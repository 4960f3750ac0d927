package io.ssmtrail.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/** Reads members of a record whose types cannot be trusted: a missing one, or one of another kind, is no value. */
final class Members {

    private Members() {}

    /** A member's object, or a node without members. */
    static JsonNode object(JsonNode parent, String name) {
        JsonNode member = parent.get(name);
        return member == null || !member.isObject() ? MissingNode.getInstance() : member;
    }

    /** A member's scalar value as text; numbers and booleans count, objects and lists do not. */
    static @Nullable String text(JsonNode parent, String name) {
        JsonNode member = parent.get(name);
        return member == null || !member.isValueNode() || member.isNull() ? null : member.asText();
    }

    /** A member's truth value, which CloudTrail writes as a boolean here and as a string there. */
    static @Nullable Boolean truth(JsonNode parent, String name) {
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
