package io.ssmtrail.document;

import static io.ssmtrail.document.Members.object;
import static io.ssmtrail.document.Members.text;
import static io.ssmtrail.document.Members.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** The free-form parts of a record, whole, under {@code aws.cloudtrail.flattened}. */
final class PayloadFields {

    private PayloadFields() {}

    static void write(JsonNode record, Document.Builder document) {
        document.set(Field.CLOUDTRAIL_FLATTENED_REQUEST_PARAMETERS, part(record, "requestParameters"))
                .set(Field.CLOUDTRAIL_FLATTENED_RESPONSE_ELEMENTS, part(record, "responseElements"))
                .set(Field.CLOUDTRAIL_FLATTENED_ADDITIONAL_EVENTDATA, part(record, "additionalEventData"))
                .set(Field.CLOUDTRAIL_FLATTENED_SERVICE_EVENT_DETAILS, part(record, "serviceEventDetails"))
                .set(Field.CLOUDTRAIL_FLATTENED_INSIGHT_DETAILS, part(record, "insightDetails"));
        if ("ConsoleLogin".equals(document.text(Field.EVENT_ACTION))) {
            writeConsoleLogin(object(record, "additionalEventData"), document);
        }
    }

    /** A part as an object; one that a tool has made a scalar or a list of stands under the key {@code value}. */
    private static @Nullable JsonNode part(JsonNode record, String name) {
        JsonNode part = record.get(name);
        if (part == null || part.isNull() || part.isObject()) {
            return part;
        }
        return JsonNodeFactory.instance.objectNode().set("value", part);
    }

    private static void writeConsoleLogin(JsonNode data, Document.Builder document) {
        Boolean mobile = truth(data, "MobileVersion");
        if (mobile != null) {
            document.set(Field.CLOUDTRAIL_CONSOLE_LOGIN_ADDITIONAL_EVENTDATA_MOBILE_VERSION, mobile);
        }
        Boolean mfa = truth(data, "MFAUsed");
        if (mfa != null) {
            document.set(Field.CLOUDTRAIL_CONSOLE_LOGIN_ADDITIONAL_EVENTDATA_MFA_USED, mfa);
        }
        document.set(Field.CLOUDTRAIL_CONSOLE_LOGIN_ADDITIONAL_EVENTDATA_LOGIN_TO, text(data, "LoginTo"));
    }
}
