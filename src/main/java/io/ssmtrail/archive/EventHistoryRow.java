package io.ssmtrail.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVRecord;

/**
 * A record made of a row of the CSV that the CloudTrail console's Event history downloads, under CloudTrail's names. The
 * row has no request, no response and no kind of identity; member {@code ssmtrail.source} tells where the record is from.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events-console.html">Event
 *     history</a>
 */
final class EventHistoryRow {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String EVENT_ID = "event id";

    private EventHistoryRow() {}

    /** Whether a row does not tell its event's id, although there is a column for it. */
    static boolean lacksEventId(List<String> columns, CSVRecord row) {
        int column = columns.indexOf(EVENT_ID);
        return column >= 0 && column < row.size() && row.get(column).isBlank();
    }

    static byte[] record(List<String> columns, CSVRecord row) {
        ObjectNode record = JSON.createObjectNode().put("ssmtrail.source", "event-history-csv");
        ObjectNode identity = JSON.createObjectNode();
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            String cell = row.get(i).strip();
            if (!cell.isEmpty()) {
                put(columns.get(i), cell, record, identity);
            }
        }
        if (!identity.isEmpty()) {
            record.set("userIdentity", identity);
        }
        return record.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void put(String column, String cell, ObjectNode record, ObjectNode identity) {
        switch (column) {
            case "user name" -> identity.put("userName", cell);
            case "aws access key" -> identity.put("accessKeyId", cell);
            case "event time" -> record.put("eventTime", cell);
            case "event source" -> record.put("eventSource", cell);
            case "event name" -> record.put("eventName", cell);
            case "aws region" -> record.put("awsRegion", cell);
            case "source ip address" -> record.put("sourceIPAddress", cell);
            case "user agent" -> record.put("userAgent", cell);
            case "error code" -> record.put("errorCode", cell);
            case "request id" -> record.put("requestID", cell);
            case EVENT_ID -> record.put("eventID", cell);
            case "event type" -> record.put("eventType", cell);
            case "event category" -> record.put("eventCategory", cell);
            case "read-only" -> putTruth(cell.toLowerCase(Locale.ROOT), record);
            case "recipient account id" -> putAccount(cell, record);
            case "resources" -> putResources(cell, record);
            default -> {}
        }
    }

    private static void putTruth(String cell, ObjectNode record) {
        if (cell.equals("true") || cell.equals("false")) {
            record.put("readOnly", cell.equals("true"));
        }
    }

    /** Spreadsheets take account ids for numbers: leading zeros can be put back, a rounded one is lost. */
    private static void putAccount(String cell, ObjectNode record) {
        if (cell.matches("\\d{1,12}")) {
            record.put("recipientAccountId", "0".repeat(12 - cell.length()) + cell);
        }
    }

    private static void putResources(String cell, ObjectNode record) {
        JsonNode listed;
        try {
            listed = JSON.readTree(cell);
        } catch (JsonProcessingException notJson) {
            return;
        }
        ArrayNode resources = JSON.createArrayNode();
        for (JsonNode resource : listed) {
            String name = resource.path("resourceName").asText();
            String type = resource.path("resourceType").asText();
            boolean isArn = name.startsWith("arn:");
            ObjectNode one = resources.addObject();
            one.put(isArn ? "type" : "resourceType", type).put(isArn ? "ARN" : "resourceName", name);
        }
        if (!resources.isEmpty()) {
            record.set("resources", resources);
        }
    }
}
