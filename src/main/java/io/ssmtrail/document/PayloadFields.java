package io.ssmtrail.document;

import static io.ssmtrail.document.Members.scalar;
import static io.ssmtrail.document.Members.truth;

import io.ssmtrail.json.JsonLiteral;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonValue;

/** The free-form parts of a record, whole, under {@code aws.cloudtrail.flattened}. */
final class PayloadFields {

    private PayloadFields() {}

    static void write(JsonObject record, Document.Builder document) {
        document.set(Field.CLOUDTRAIL_FLATTENED_REQUEST_PARAMETERS, part(record, "requestParameters"))
                .set(Field.CLOUDTRAIL_FLATTENED_RESPONSE_ELEMENTS, part(record, "responseElements"))
                .set(Field.CLOUDTRAIL_FLATTENED_ADDITIONAL_EVENTDATA, part(record, "additionalEventData"))
                .set(Field.CLOUDTRAIL_FLATTENED_SERVICE_EVENT_DETAILS, part(record, "serviceEventDetails"))
                .set(Field.CLOUDTRAIL_FLATTENED_INSIGHT_DETAILS, part(record, "insightDetails"));
        if ("ConsoleLogin".equals(document.text(Field.EVENT_ACTION))) {
            writeConsoleLogin(record.object("additionalEventData"), document);
        }
    }

    /** A part as an object; one that a tool has made a scalar or a list of stands under the key {@code value}. */
    private static JsonObject part(JsonObject record, String name) {
        JsonValue part = record.get(name);
        if (part instanceof JsonObject object) {
            return object;
        }
        return part == null || part == JsonLiteral.NULL ? JsonObject.EMPTY : JsonObject.of("value", part);
    }

    private static void writeConsoleLogin(JsonObject data, Document.Builder document) {
        Boolean mobile = truth(data, "MobileVersion");
        if (mobile != null) {
            document.set(Field.CLOUDTRAIL_CONSOLE_LOGIN_ADDITIONAL_EVENTDATA_MOBILE_VERSION, mobile);
        }
        Boolean mfa = truth(data, "MFAUsed");
        if (mfa != null) {
            document.set(Field.CLOUDTRAIL_CONSOLE_LOGIN_ADDITIONAL_EVENTDATA_MFA_USED, mfa);
        }
        document.set(Field.CLOUDTRAIL_CONSOLE_LOGIN_ADDITIONAL_EVENTDATA_LOGIN_TO, scalar(data, "LoginTo"));
    }
}
