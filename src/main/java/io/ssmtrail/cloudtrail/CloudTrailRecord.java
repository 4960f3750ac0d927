package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonReader;
import io.ssmtrail.json.JsonSyntaxException;
import io.ssmtrail.json.JsonValue;
import io.ssmtrail.json.Quotes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A CloudTrail record, parsed. No member of it can be relied on: archives hold trimmed, re-exported and hand-made ones.
 *
 * @param members the record's members, valid as long as its bytes are
 * @param raw the record's bytes, valid UTF-8
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
public record CloudTrailRecord(JsonObject members, RawRecord raw) {

    /**
     * Parses a record. Bytes that are not UTF-8 are replaced by U+FFFD first.
     *
     * @throws MalformedRecordException where the bytes are no JSON object, or one that is nested too deeply
     */
    public static CloudTrailRecord parse(RawRecord raw) throws MalformedRecordException {
        RawRecord valid = isValidUtf8(raw) ? raw : repaired(raw);
        JsonValue value;
        try {
            value = JsonReader.read(valid.buffer(), valid.offset(), valid.length(), valid.quotes());
        } catch (JsonSyntaxException e) {
            throw new MalformedRecordException("is not valid JSON: " + e.getMessage(), e);
        }
        if (value instanceof JsonObject members) {
            return new CloudTrailRecord(members, valid);
        }
        throw new MalformedRecordException("is not a JSON object", null);
    }

    private static boolean isValidUtf8(RawRecord raw) {
        if (raw.quotes().isAscii()) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw.buffer(), raw.offset(), raw.length()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static RawRecord repaired(RawRecord raw) {
        byte[] bytes = raw.text().getBytes(StandardCharsets.UTF_8);
        Quotes quotes = Quotes.of(bytes, 0, bytes.length);
        return new RawRecord(bytes, 0, bytes.length, raw.position(), raw.head(), quotes);
    }
}
