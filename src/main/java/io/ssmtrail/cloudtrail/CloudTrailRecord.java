package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A CloudTrail record, parsed. No member of it can be relied on: archives hold trimmed, re-exported and hand-made ones.
 *
 * @param tree the record's members
 * @param raw the record's bytes, valid UTF-8
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
public record CloudTrailRecord(JsonNode tree, RawRecord raw) {

    /** Nesting that no service writes; what goes deeper is refused, since trees are walked by recursion. */
    public static final int MAX_DEPTH = 1_000;

    /** Characters of a number beyond which it is read as text: as a number it would cost more than the rest of the record. */
    public static final int MAX_NUMBER_LENGTH = 10_000;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNameLength(Integer.MAX_VALUE)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    /**
     * Parses a record. Bytes that are not UTF-8 are replaced by U+FFFD first.
     *
     * @throws MalformedRecordException where the bytes are no JSON object, or one beyond the limits above
     */
    public static CloudTrailRecord parse(RawRecord raw) throws MalformedRecordException {
        RawRecord valid = isValidUtf8(raw) ? raw : repaired(raw);
        JsonNode tree = tree(valid);
        if (!tree.isObject()) {
            throw new MalformedRecordException("is not a JSON object", null);
        }
        return new CloudTrailRecord(tree, valid);
    }

    private static JsonNode tree(RawRecord record) throws MalformedRecordException {
        JsonNode compact = CompactJson.parse(record.buffer(), record.offset(), record.length());
        return compact != null ? compact : anyTree(record);
    }

    /** The tree of a record of any form, by a parser that takes all of JSON. */
    static JsonNode anyTree(RawRecord record) throws MalformedRecordException {
        try {
            return READER.readTree(record.buffer(), record.offset(), record.length());
        } catch (IOException | NumberFormatException first) {
            byte[] readable = ReadableJson.of(record.buffer(), record.offset(), record.length());
            try {
                return READER.readTree(readable);
            } catch (JsonProcessingException e) {
                throw new MalformedRecordException("is not valid JSON: " + e.getOriginalMessage(), e);
            } catch (IOException | NumberFormatException e) {
                throw new MalformedRecordException("cannot be read: " + e.getMessage(), e);
            }
        }
    }

    private static boolean isValidUtf8(RawRecord raw) {
        byte[] buffer = raw.buffer();
        if (isAscii(buffer, raw.offset(), raw.offset() + raw.length())) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, raw.offset(), raw.length()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Eight bytes at a time: nearly every record is plain ASCII, and every one is looked at. */
    private static boolean isAscii(byte[] buffer, int from, int to) {
        long bits = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            bits |= EightBytes.at(buffer, i);
        }
        for (; i < to; i++) {
            bits |= buffer[i];
        }
        return EightBytes.isAscii(bits);
    }

    private static RawRecord repaired(RawRecord raw) {
        byte[] bytes = raw.text().getBytes(StandardCharsets.UTF_8);
        return new RawRecord(bytes, 0, bytes.length, raw.position(), raw.head());
    }
}
