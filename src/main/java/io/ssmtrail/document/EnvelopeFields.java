package io.ssmtrail.document;

import static io.ssmtrail.document.Members.scalar;
import static io.ssmtrail.document.Members.text;
import static io.ssmtrail.document.Members.truth;

import io.ssmtrail.cloudtrail.AccountId;
import io.ssmtrail.json.JsonArray;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import io.ssmtrail.ssm.CallError;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the record says of the event itself: when, what, where, with which result. */
final class EnvelopeFields {

    private static final String SERVICE_SUFFIX = ".amazonaws.com";

    private static final JsonString ECS = Words.of("8.11.0");
    private static final JsonString EVENT = Words.of("event");
    private static final JsonString AWS = Words.of("aws");
    private static final JsonString CLOUDTRAIL = Words.of("aws.cloudtrail");

    private EnvelopeFields() {}

    static void write(JsonObject record, Document.Builder document) {
        document.set(Field.ECS_VERSION, ECS)
                .set(Field.EVENT_KIND, EVENT)
                .set(Field.EVENT_MODULE, AWS)
                .set(Field.EVENT_DATASET, CLOUDTRAIL)
                .set(Field.DATA_STREAM_DATASET, CLOUDTRAIL)
                .set(Field.CLOUD_PROVIDER, AWS)
                .word(Field.EVENT_OUTCOME, outcome(record))
                .set(Field.CLOUDTRAIL_RECIPIENT_ACCOUNT_ID, AccountId.recipient(record))
                .set(Field.CLOUDTRAIL_SHARED_EVENT_ID, either(record, "sharedEventID", "sharedEventId"))
                .set(Field.CLOUDTRAIL_RESOURCES, resources(record.get("resources")));
        String error = CallError.code(record);
        document.set(Field.ERROR_CODE, error).set(Field.CLOUDTRAIL_ERROR_CODE, error);
        String provider = text(record, "eventSource");
        if (provider != null && provider.endsWith(SERVICE_SUFFIX)) {
            document.word(Field.CLOUD_SERVICE_NAME, provider.substring(0, provider.length() - SERVICE_SUFFIX.length()));
        }
        Boolean readOnly = truth(record, "readOnly");
        if (readOnly != null) {
            document.set(Field.CLOUDTRAIL_READ_ONLY, readOnly);
        }
    }

    private static String outcome(JsonObject record) {
        if ("ConsoleLogin".equals(text(record, "eventName"))) {
            String login = text(record.object("responseElements"), "ConsoleLogin");
            if (login != null) {
                return login.toLowerCase(Locale.ROOT);
            }
        }
        return CallError.isIn(record) ? "failure" : "success";
    }

    private static @Nullable JsonValue either(JsonObject record, String name, String otherName) {
        JsonValue value = scalar(record, name);
        return value != null ? value : scalar(record, otherName);
    }

    private static List<Map<String, String>> resources(@Nullable JsonValue resources) {
        if (!(resources instanceof JsonArray list)) {
            return List.of();
        }
        Set<Map<String, String>> written = new LinkedHashSet<>();
        for (JsonValue one : list) {
            if (one instanceof JsonObject resource && written.size() < Document.MAX_VALUES) {
                Map<String, String> members = resource(resource);
                if (!members.isEmpty()) {
                    written.add(members);
                }
            }
        }
        return List.copyOf(written);
    }

    private static Map<String, String> resource(JsonObject resource) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < resource.size(); i++) {
            JsonValue value = resource.value(i);
            if (value.isScalar()) {
                // Exports of Athena, Lake and Panther change the case of these members.
                switch (resource.name(i).toLowerCase(Locale.ROOT)) {
                    case "arn" -> members.put("arn", value.text());
                    case "accountid" ->
                        members.put("account_id", AccountId.restored(value).text());
                    case "type" -> members.put("type", value.text());
                    default -> {}
                }
            }
        }
        return members;
    }
}
