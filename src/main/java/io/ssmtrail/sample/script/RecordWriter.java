package io.ssmtrail.sample.script;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.Caller;
import io.ssmtrail.sample.cast.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Writes a call as CloudTrail does: its members, in its order.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
final class RecordWriter {

    private static final String EVENT_VERSION = "1.11";

    private RecordWriter() {}

    static byte[] write(ApiCall call, String eventId, String requestId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1536);
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("eventVersion", EVENT_VERSION);
            writeTree(json, "userIdentity", call.caller().userIdentity(call.moment()));
            json.writeStringField("eventTime", call.moment().iso());
            json.writeStringField("eventSource", call.step().source());
            json.writeStringField("eventName", call.step().action());
            json.writeStringField("awsRegion", call.place().region());
            json.writeStringField("sourceIPAddress", call.caller().address());
            json.writeStringField("userAgent", call.userAgent());
            writeOutcome(json, call);
            json.writeStringField("requestID", requestId);
            json.writeStringField("eventID", eventId);
            json.writeBooleanField("readOnly", call.step().readOnly());
            writeFiling(json, call);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeOutcome(JsonGenerator json, ApiCall call) throws IOException {
        Optional<ApiError> error = call.error();
        if (error.isPresent()) {
            json.writeStringField("errorCode", error.get().code());
            if (!error.get().message().isEmpty()) {
                json.writeStringField("errorMessage", error.get().message());
            }
        }
        writeTree(json, "requestParameters", call.request());
        writeTree(json, "responseElements", call.response());
    }

    private static void writeFiling(JsonGenerator json, ApiCall call) throws IOException {
        String account = call.place().account().id();
        if (!call.resources().isEmpty()) {
            writeResources(json, call.resources(), account);
        }
        json.writeStringField("eventType", "AwsApiCall");
        json.writeBooleanField("managementEvent", !call.step().dataEvent());
        json.writeStringField("recipientAccountId", account);
        Caller caller = call.caller();
        if (caller.vpcEndpoint().isPresent()) {
            json.writeStringField("vpcEndpointId", caller.vpcEndpoint().get());
            json.writeStringField("vpcEndpointAccountId", account);
        }
        json.writeStringField("eventCategory", call.step().dataEvent() ? "Data" : "Management");
        boolean fromService = caller.address().endsWith(".amazonaws.com");
        if (!fromService) {
            json.writeObjectFieldStart("tlsDetails");
            json.writeStringField("tlsVersion", "TLSv1.3");
            json.writeStringField("cipherSuite", "TLS_AES_128_GCM_SHA256");
            json.writeStringField(
                    "clientProvidedHostHeader",
                    call.step().host() + '.' + call.place().region() + ".amazonaws.com");
            json.writeEndObject();
        }
        if (caller.console()) {
            json.writeStringField("sessionCredentialFromConsole", "true");
        }
    }

    /** An ARN, or an object with its ARN and type; the account belongs to each. */
    private static void writeResources(JsonGenerator json, JsonNode resources, String account) throws IOException {
        json.writeArrayFieldStart("resources");
        for (JsonNode resource : resources) {
            json.writeStartObject();
            json.writeStringField("accountId", account);
            if (resource.isObject()) {
                json.writeStringField("type", Json.required(resource, "type"));
                json.writeStringField("ARN", Json.required(resource, "ARN"));
            } else {
                json.writeStringField("ARN", resource.textValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeTree(JsonGenerator json, String name, JsonNode tree) throws IOException {
        json.writeFieldName(name);
        json.writeTree(tree);
    }
}
