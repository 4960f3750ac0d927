package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonArray;
import io.ssmtrail.json.JsonNumber;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes two records the same event: their {@code eventID}, or, where one lacks it, all that they say.
 *
 * @param id at most 512 bytes, as Elasticsearch wants the id of a document
 * @param fromContent whether the record had no usable {@code eventID}
 */
public record EventIdentity(String id, boolean fromContent) {

    private static final int MAX_ID_LENGTH = 128;

    public static EventIdentity of(JsonObject record) {
        if (record.get("eventID") instanceof JsonString eventId) {
            String id = eventId.text();
            if (!id.isBlank() && id.length() <= MAX_ID_LENGTH && hasUtf8Form(id)) {
                return new EventIdentity(id, false);
            }
        }
        return new EventIdentity("content-" + digest(record), true);
    }

    private static boolean hasUtf8Form(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (Character.isSurrogate(id.charAt(i))) {
                int whole = id.codePointAt(i);
                if (!Character.isSupplementaryCodePoint(whole)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The same for records that differ only in white space, in the order of their members, or in how a number's exponent is written. */
    private static String digest(JsonValue record) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
        add(record, sha256);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
    }

    private static void add(JsonValue value, MessageDigest digest) {
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> sorted = new TreeMap<>();
            for (int i = 0; i < object.size(); i++) {
                sorted.put(object.name(i), object.value(i));
            }
            digest.update((byte) '{');
            sorted.forEach((name, member) -> {
                text(name, digest);
                add(member, digest);
            });
            digest.update((byte) '}');
        } else if (value instanceof JsonArray array) {
            digest.update((byte) '[');
            array.forEach(element -> add(element, digest));
            digest.update((byte) ']');
        } else if (value instanceof JsonNumber number) {
            text(new BigDecimal(number.text()).toString(), digest);
        } else {
            text(value.toString(), digest);
        }
    }

    private static void text(String text, MessageDigest digest) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
