package io.ssmtrail.sample.trail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.script.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The shapes in which people hold CloudTrail records. */
public enum Shape {
    /** {@code {"Records":[...]}} in one line: what CloudTrail itself writes. */
    RECORDS("json", "{\"Records\":[", ",", "]}"),
    /** One record a line. */
    NDJSON("ndjson", "", "\n", "\n"),
    /** A bare array. */
    ARRAY("json", "[", ",\n", "]\n"),
    /** Records one after the other with nothing in between, as Firehose leaves them. */
    CONCATENATED("json", "", "", ""),
    /** The output of {@code aws cloudtrail lookup-events}: each record is a string in its envelope. */
    LOOKUP_EVENTS("json", "{\"Events\":[", ",", "]}\n") {
        @Override
        byte[] frame(RecordedEvent event) {
            ObjectNode envelope = Json.object()
                    .put("EventId", event.id())
                    .put("EventName", event.name())
                    .put("ReadOnly", Boolean.toString(event.readOnly()))
                    .put(
                            "EventTime",
                            event.time().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("EventSource", event.source())
                    .put("Username", event.userName());
            envelope.putArray("Resources");
            return bytes(envelope.put("CloudTrailEvent", text(event)));
        }
    },
    /** EventBridge envelopes, one a line. */
    EVENTBRIDGE("ndjson", "", "\n", "\n") {
        @Override
        byte[] frame(RecordedEvent event) {
            ObjectNode envelope = Json.object()
                    .put("version", "0")
                    .put("id", event.id())
                    .put("detail-type", "AWS API Call via CloudTrail")
                    .put("source", "aws." + event.source().replace(".amazonaws.com", ""))
                    .put("account", event.place().account().id())
                    .put("time", event.time().truncatedTo(ChronoUnit.SECONDS).toString())
                    .put("region", event.place().region());
            envelope.putArray("resources");
            byte[] head = bytes(envelope);
            ByteArrayOutputStream framed = new ByteArrayOutputStream(head.length + event.json().length + 16);
            framed.write(head, 0, head.length - 1);
            framed.writeBytes(",\"detail\":".getBytes(StandardCharsets.US_ASCII));
            framed.writeBytes(event.json());
            framed.write('}');
            return framed.toByteArray();
        }
    },
    /** The output of {@code aws logs filter-log-events}: each record is the message of a log event. */
    CLOUDWATCH("json", "{\"events\":[", ",", "],\"searchedLogStreams\":[]}\n") {
        @Override
        byte[] frame(RecordedEvent event) {
            String stream = event.place().account().id() + "_CloudTrail_"
                    + event.place().region();
            return bytes(Json.object()
                    .put("logStreamName", stream)
                    .put("timestamp", event.time().toEpochMilli())
                    .put("message", text(event))
                    .put("ingestionTime", event.time().toEpochMilli() + 4_000)
                    .put("eventId", event.id()));
        }
    };

    private final String extension;
    private final String head;
    private final String between;
    private final String tail;

    Shape(String extension, String head, String between, String tail) {
        this.extension = extension;
        this.head = head;
        this.between = between;
        this.tail = tail;
    }

    /** The name as a user writes it: {@code lookup-events}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String extension() {
        return extension;
    }

    byte[] head() {
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] between() {
        return between.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] tail() {
        return tail.getBytes(StandardCharsets.US_ASCII);
    }

    /** One record in this shape. */
    byte[] frame(RecordedEvent event) {
        return event.json();
    }

    private static String text(RecordedEvent event) {
        return new String(event.json(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return Json.MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
