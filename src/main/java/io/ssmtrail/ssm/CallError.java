package io.ssmtrail.ssm;

import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonValue;

/**
 * The error of a call, as its record tells it: the one place that knows whether a call failed. It did where an error code or
 * an error message stands.
 */
public final class CallError {

    /** What some pipelines write where there was no error. */
    private static final String NONE = "Success";

    private CallError() {}

    /** Whether the call failed. */
    public static boolean isIn(JsonObject record) {
        return !code(record).isEmpty() || !message(record).isEmpty();
    }

    /** The error code, "" where there is none. */
    public static String code(JsonObject record) {
        String code = text(record, "errorCode");
        return code.equals(NONE) ? "" : code;
    }

    /** The error message, "" where there is none. */
    public static String message(JsonObject record) {
        return text(record, "errorMessage");
    }

    private static String text(JsonObject record, String member) {
        JsonValue value = record.get(member);
        String text = value == null ? "" : value.text();
        return text.isBlank() ? "" : text;
    }
}
