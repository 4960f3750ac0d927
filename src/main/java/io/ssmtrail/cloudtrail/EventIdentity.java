package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
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

    public static EventIdentity of(JsonNode record) {
        JsonNode eventId = record.get("eventID");
        if (eventId != null && eventId.isTextual()) {
            String id = eventId.textValue();
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

    /** The same for records that differ only in white space or in the order of their members. */
    private static String digest(JsonNode record) {
        MessageDigest sha256;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
        add(record, sha256);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
    }

    private static void add(JsonNode node, MessageDigest digest) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            digest.update((byte) '{');
            sorted.forEach((name, value) -> {
                text(name, digest);
                add(value, digest);
            });
            digest.update((byte) '}');
        } else if (node.isArray()) {
            digest.update((byte) '[');
            node.forEach(element -> add(element, digest));
            digest.update((byte) ']');
        } else {
            text(node.toString(), digest);
        }
    }

    private static void text(String text, MessageDigest digest) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
