package io.ssmtrail.document;

import static io.ssmtrail.document.Members.object;
import static io.ssmtrail.document.Members.text;
import static io.ssmtrail.document.Members.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the record says of the event itself: when, what, where, with which result. */
final class EnvelopeFields {

    private static final String SERVICE_SUFFIX = ".amazonaws.com";

    private EnvelopeFields() {}

    static void write(JsonNode record, Document.Builder document) {
        String provider = text(record, "eventSource");
        String action = text(record, "eventName");
        document.set(Field.ECS_VERSION, "8.11.0")
                .set(Field.EVENT_KIND, "event")
                .set(Field.EVENT_MODULE, "aws")
                .set(Field.EVENT_DATASET, "aws.cloudtrail")
                .set(Field.DATA_STREAM_DATASET, "aws.cloudtrail")
                .set(Field.EVENT_ACTION, action)
                .set(Field.EVENT_PROVIDER, provider)
                .set(Field.CLOUD_PROVIDER, "aws")
                .set(Field.CLOUD_REGION, text(record, "awsRegion"));
        if (provider != null && provider.endsWith(SERVICE_SUFFIX)) {
            document.set(Field.CLOUD_SERVICE_NAME, provider.substring(0, provider.length() - SERVICE_SUFFIX.length()));
        }
        writeOutcome(record, action, document);

        document.set(Field.CLOUDTRAIL_EVENT_VERSION, text(record, "eventVersion"))
                .set(Field.CLOUDTRAIL_EVENT_TYPE, text(record, "eventType"))
                .set(Field.CLOUDTRAIL_EVENT_CATEGORY, text(record, "eventCategory"))
                .set(Field.CLOUDTRAIL_MANAGEMENT_EVENT, text(record, "managementEvent"))
                .set(Field.CLOUDTRAIL_API_VERSION, text(record, "apiVersion"))
                .set(Field.CLOUDTRAIL_REQUEST_ID, text(record, "requestID"))
                .set(Field.CLOUDTRAIL_RECIPIENT_ACCOUNT_ID, recipient(record))
                .set(Field.CLOUDTRAIL_SHARED_EVENT_ID, either(record, "sharedEventID", "sharedEventId"))
                .set(Field.CLOUDTRAIL_VPC_ENDPOINT_ID, text(record, "vpcEndpointId"))
                .set(Field.CLOUDTRAIL_VPC_ENDPOINT_ACCOUNT_ID, text(record, "vpcEndpointAccountId"))
                .set(Field.CLOUDTRAIL_SESSION_CREDENTIAL_FROM_CONSOLE, text(record, "sessionCredentialFromConsole"));
        Boolean readOnly = truth(record, "readOnly");
        if (readOnly != null) {
            document.set(Field.CLOUDTRAIL_READ_ONLY, readOnly);
        }
        JsonNode addendum = object(record, "addendum");
        document.set(Field.CLOUDTRAIL_ADDENDUM_REASON, text(addendum, "reason"))
                .set(Field.CLOUDTRAIL_ADDENDUM_UPDATED_FIELDS, text(addendum, "updatedFields"))
                .set(Field.CLOUDTRAIL_ADDENDUM_ORIGINAL_REQUEST_ID, text(addendum, "originalRequestID"))
                .set(Field.CLOUDTRAIL_ADDENDUM_ORIGINAL_EVENT_ID, text(addendum, "originalEventID"));
        document.set(Field.CLOUDTRAIL_RESOURCES, resources(record.path("resources")));
    }

    private static void writeOutcome(JsonNode record, @Nullable String action, Document.Builder document) {
        String code = text(record, "errorCode");
        String message = text(record, "errorMessage");
        boolean failed = (code != null && !code.isBlank()) || (message != null && !message.isBlank());
        String outcome = failed ? "failure" : "success";
        if ("ConsoleLogin".equals(action)) {
            String login = text(object(record, "responseElements"), "ConsoleLogin");
            if (login != null) {
                outcome = login.toLowerCase(Locale.ROOT);
            }
        }
        document.set(Field.EVENT_OUTCOME, outcome)
                .set(Field.CLOUDTRAIL_ERROR_CODE, code)
                .set(Field.CLOUDTRAIL_ERROR_MESSAGE, message)
                .set(Field.ERROR_CODE, code)
                .set(Field.ERROR_MESSAGE, message);
    }

    /** The account that the trail belongs to; AWS's documents spell it in two ways. */
    static @Nullable String recipient(JsonNode record) {
        return either(record, "recipientAccountId", "recipientAccountID");
    }

    private static @Nullable String either(JsonNode record, String name, String otherName) {
        String value = text(record, name);
        return value != null ? value : text(record, otherName);
    }

    private static ArrayNode resources(JsonNode resources) {
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        Set<ObjectNode> seen = new LinkedHashSet<>();
        for (JsonNode resource : resources) {
            ObjectNode one = JsonNodeFactory.instance.objectNode();
            // Exports of Athena, Lake and Panther change the case of these members.
            for (Map.Entry<String, JsonNode> member : resource.properties()) {
                if (!member.getValue().isValueNode() || member.getValue().isNull()) {
                    continue;
                }
                String value = member.getValue().asText();
                switch (member.getKey().toLowerCase(Locale.ROOT)) {
                    case "arn" -> one.put("arn", value);
                    case "accountid" -> one.put("account_id", value);
                    case "type" -> one.put("type", value);
                    default -> {}
                }
            }
            if (!one.isEmpty() && seen.size() < Document.MAX_VALUES && seen.add(one)) {
                written.add(one);
            }
        }
        return written;
    }
}
