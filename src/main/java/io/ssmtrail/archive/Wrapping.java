package io.ssmtrail.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The objects that exports wrap records in, told apart by the member that holds the record:
 *
 * <ul>
 *   <li>{@code CloudTrailEvent}: {@code aws cloudtrail lookup-events}, as a string or expanded
 *   <li>{@code detail}: EventBridge's "AWS API Call via CloudTrail" and the like; other events hold no record
 *   <li>{@code Message}, {@code Body}: what a topic of SNS or a queue of SQS carries; {@code Messages} and {@code Sns} hold
 *       such, as the command line of AWS prints it and functions are given it. The notification that CloudTrail itself
 *       sends only names log files
 *   <li>{@code message}, {@code @message}: CloudWatch Logs
 *   <li>{@code _source}, {@code event.original}: exports from Elasticsearch, this tool's own documents among them; a list of
 *       them in {@code hits.hits} is read as one
 *   <li>{@code result}, {@code _raw}: Splunk
 *   <li>{@code eventjson}, {@code eventJson}: CloudTrail Lake rows that hold the record whole
 *   <li>{@code record}: this tool's file of rejected records
 * </ul>
 *
 * <p>The record's own bytes are kept as they stand: an object is cut out of the text, a string is only unescaped.
 */
final class Wrapping {

    /**
     * What an object held.
     *
     * @param isWrapping whether it is of a known kind; such an object may well hold no record
     * @param isUnmistakable whether nothing else is of that kind; a member called {@code message} may be anybody's
     * @param records the records' texts
     * @param logFile where the first one lies of the log files that it only names
     */
    record Contents(boolean isWrapping, boolean isUnmistakable, List<byte[]> records, Optional<String> logFile) {

        /** What an object held that is nothing known. */
        private static final Contents NONE = new Contents(false, false, List.of(), Optional.empty());
    }

    private static final int MAX_LEVELS = 5;

    /** In the {@code detail-type} of EventBridge; other events of a bus are no records. */
    private static final String VIA_CLOUDTRAIL = "CloudTrail";

    private static final byte[] CONTROL_MESSAGE = "CWL CONTROL MESSAGE:".getBytes(StandardCharsets.US_ASCII);

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(10_000)
                    .build())
            .build();

    private final List<byte[]> records = new ArrayList<>();
    private boolean known;
    private boolean unmistakable;
    /** Objects that are known to hold no record. */
    private int without;

    private Optional<String> logFile = Optional.empty();

    private Wrapping() {}

    static Contents open(byte[] bytes, int offset, int length) {
        Wrapping wrapping = new Wrapping();
        try {
            wrapping.look(bytes, offset, length, 0);
        } catch (IOException notJson) {
            return Contents.NONE;
        }
        return wrapping.contents(wrapping.known);
    }

    /** What a string, quotes and all, holds. */
    static Contents unquote(byte[] bytes, int offset, int length) {
        try (JsonParser json = JSON.createParser(bytes, offset, length)) {
            json.nextToken();
            return ofText(json.getText());
        } catch (IOException notJson) {
            return Contents.NONE;
        }
    }

    /** What a text that stands by itself holds: a record, or a wrapping of one. */
    static Contents ofText(String text) {
        byte[] inner = text.strip().getBytes(StandardCharsets.UTF_8);
        if (inner.length == 0 || inner[0] != '{') {
            return Contents.NONE;
        }
        Wrapping wrapping = new Wrapping();
        try {
            wrapping.add(inner, 0);
        } catch (IOException notJson) {
            wrapping.records.add(inner);
        }
        return wrapping.contents(true);
    }

    /** What a list of objects holds, each of them a column. */
    static Contents openRow(byte[] bytes, int offset, int length) {
        Wrapping wrapping = new Wrapping();
        try (JsonParser json = JSON.createParser(bytes, offset, length)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                wrapping.look(bytes, offset, length, 0);
            } else {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    byte[] column = slice(json, bytes, offset);
                    wrapping.look(column, 0, column.length, 1);
                }
            }
        } catch (IOException notJson) {
            return Contents.NONE;
        }
        return wrapping.contents(wrapping.known);
    }

    private Contents contents(boolean isWrapping) {
        return new Contents(isWrapping, unmistakable, records, logFile);
    }

    private void look(byte[] bytes, int offset, int length, int level) throws IOException {
        try (JsonParser json = JSON.createParser(bytes, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            boolean ofAnotherService = false;
            String bucket = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "detail-type" -> {
                        known = true;
                        unmistakable = true;
                        ofAnotherService = !json.getText().contains(VIA_CLOUDTRAIL);
                    }
                    case "detail" -> {
                        if (ofAnotherService) {
                            without++;
                        } else {
                            take(json, value, bytes, offset, level);
                        }
                    }
                    case "CloudTrailEvent",
                            "message",
                            "@message",
                            "_raw",
                            "eventjson",
                            "eventJson",
                            "record",
                            "original" -> take(json, value, bytes, offset, level);
                    case "Message", "Body" -> {
                        if (value == JsonToken.VALUE_STRING
                                && json.getText().stripLeading().startsWith("{")) {
                            take(json, value, bytes, offset, level);
                        }
                    }
                    case "_source", "result", "event", "Sns" -> descend(json, value, bytes, offset, level);
                    case "Messages" -> descendEach(json, value, bytes, offset, level);
                    case "s3Bucket" -> bucket = json.getText();
                    case "s3ObjectKey" -> nameLogFile(bucket, json);
                    case "TopicArn" -> known = true;
                    // Control messages of a CloudWatch Logs subscription, and lines that only tell of a file.
                    case "messageType", "ssmtrail.rejected" -> {
                        known = true;
                        unmistakable = true;
                    }
                    default -> {}
                }
                json.skipChildren();
            }
        }
    }

    private void take(JsonParser json, JsonToken value, byte[] bytes, int offset, int level) throws IOException {
        byte[] inner;
        if (value == JsonToken.VALUE_STRING) {
            inner = json.getText().strip().getBytes(StandardCharsets.UTF_8);
        } else if (value == JsonToken.START_OBJECT) {
            inner = slice(json, bytes, offset);
        } else {
            return;
        }
        known = true;
        if (!isControlMessage(inner)) {
            add(inner, level);
        }
    }

    /** What CloudWatch Logs sends to a subscription to see whether it is there. */
    private static boolean isControlMessage(byte[] inner) {
        return Arrays.mismatch(inner, CONTROL_MESSAGE) == CONTROL_MESSAGE.length;
    }

    private void descend(JsonParser json, JsonToken value, byte[] bytes, int offset, int level) throws IOException {
        if (value == JsonToken.START_OBJECT && level < MAX_LEVELS) {
            byte[] inner = slice(json, bytes, offset);
            if (isRecord(inner)) {
                known = true;
                records.add(inner);
            } else {
                look(inner, 0, inner.length, level + 1);
            }
        }
    }

    private void descendEach(JsonParser json, JsonToken value, byte[] bytes, int offset, int level) throws IOException {
        if (value == JsonToken.START_ARRAY) {
            for (JsonToken each = json.nextToken(); each != JsonToken.END_ARRAY; each = json.nextToken()) {
                descend(json, each, bytes, offset, level);
                json.skipChildren();
            }
        }
    }

    /** What CloudTrail tells a topic when it has delivered log files, with all their keys in a list. */
    private void nameLogFile(String bucket, JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            String first = json.nextToken() == JsonToken.VALUE_STRING ? json.getText() : "";
            while (json.currentToken() != JsonToken.END_ARRAY) {
                json.skipChildren();
                json.nextToken();
            }
            known = true;
            unmistakable = true;
            without++;
            logFile = logFile.or(() -> Optional.of("s3://" + bucket + "/" + first));
        }
    }

    private void add(byte[] inner, int level) throws IOException {
        if (level < MAX_LEVELS && inner.length > 0 && inner[0] == '{' && !isRecord(inner)) {
            int before = records.size() + without;
            look(inner, 0, inner.length, level + 1);
            if (records.size() + without > before) {
                return;
            }
        }
        records.add(inner);
    }

    private static boolean isRecord(byte[] bytes) {
        ObjectScanner scanner = new ObjectScanner(new JsonBuffer(bytes));
        return scanner.scanWhole() && scanner.isRecord();
    }

    private static byte[] slice(JsonParser json, byte[] bytes, int offset) throws IOException {
        int from = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int to = (int) json.currentLocation().getByteOffset();
        return Arrays.copyOfRange(bytes, offset + from, offset + to);
    }
}
