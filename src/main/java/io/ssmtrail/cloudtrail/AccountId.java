package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonNumber;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads ids of accounts: tools that took them for numbers have lost the zeros that they begin with, which are put back. */
public final class AccountId {

    private static final int DIGITS = 12;

    private AccountId() {}

    /** The account that the trail of a record belongs to; AWS's documents spell it in two ways. */
    public static @Nullable JsonValue recipient(JsonObject record) {
        JsonValue account = in(record, "recipientAccountId");
        return account != null ? account : in(record, "recipientAccountID");
    }

    /** The account that a member names, or null where it names none. */
    public static @Nullable JsonValue in(JsonObject parent, String member) {
        JsonValue value = parent.get(member);
        if (value == null || !value.isScalar() || (value instanceof JsonString text && text.isBlank())) {
            return null;
        }
        return restored(value);
    }

    /** An account's id as it was before it became a number. */
    public static JsonValue restored(JsonValue account) {
        if (!(account instanceof JsonNumber number) || !number.isIntegral()) {
            return account;
        }
        String digits = number.text();
        return digits.length() < DIGITS ? new JsonString("0".repeat(DIGITS - digits.length()) + digits) : account;
    }
}
