package io.ssmtrail.document;

import static io.ssmtrail.document.Members.scalar;
import static io.ssmtrail.document.Members.text;
import static io.ssmtrail.document.Members.truth;

import io.ssmtrail.cloudtrail.AccountId;
import io.ssmtrail.cloudtrail.EventTime;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the caller as CloudTrail tells it: the account, the session's beginning, and ECS's {@code user.*}.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
final class IdentityFields {

    private static final String SERVICE_LINKED_ROLE = ":role/aws-service-role/";

    private IdentityFields() {}

    static void write(JsonObject record, Document.Builder document) {
        JsonObject identity = record.object("userIdentity");
        JsonObject context = identity.object("sessionContext");
        JsonValue account = AccountId.in(identity, "accountId");
        document.set(Field.CLOUD_ACCOUNT_ID, account != null ? account : AccountId.recipient(record));
        writeSession(context, document);
        writeUser(record, identity, context, document);
    }

    private static void writeSession(JsonObject context, Document.Builder document) {
        document.set(
                Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_WEB_ID_FEDERATION_DATA_ATTRIBUTES,
                context.object("webIdFederationData").object("attributes"));
        Boolean assumedRoot = truth(context, "assumedRoot");
        if (assumedRoot != null) {
            document.set(Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_ASSUMED_ROOT, assumedRoot);
        }
        JsonValue created = scalar(context.object("attributes"), "creationDate");
        if (created != null) {
            EventTime.parse(created.text())
                    .ifPresent(time ->
                            document.set(Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_CREATION_DATE, time, created));
        }
    }

    private static void writeUser(
            JsonObject record, JsonObject identity, JsonObject context, Document.Builder document) {
        String type = text(identity, "type");
        String service = callingService(type, identity, context);
        if (service != null) {
            document.set(Field.SERVICE_NAME, service);
            return;
        }
        JsonValue name = null;
        if ("AssumedRole".equals(type) || "FederatedUser".equals(type)) {
            name = scalar(context.object("sessionIssuer"), "userName");
        }
        if (name == null) {
            name = scalar(identity, "userName");
        }
        if (name == null && "UserAuthentication".equals(document.text(Field.EVENT_ACTION))) {
            name = scalar(record.object("additionalEventData"), "UserName");
        }
        JsonValue id = scalar(identity, "principalId");
        if (id == null && "IdentityCenterUser".equals(type)) {
            id = scalar(identity.object("onBehalfOf"), "userId");
        }
        document.set(Field.USER_NAME, name).set(Field.USER_ID, id);
        if (name != null && name.text().indexOf('@') > 0) {
            document.set(Field.USER_EMAIL, name);
        }
    }

    /** The AWS service that acts for itself: by its own identity, or by a role that is linked to it. */
    private static @Nullable String callingService(@Nullable String type, JsonObject identity, JsonObject context) {
        String invokedBy = text(identity, "invokedBy");
        if ("AWSService".equals(type)) {
            return invokedBy;
        }
        String issuer = text(context.object("sessionIssuer"), "arn");
        int linked = issuer == null ? -1 : issuer.indexOf(SERVICE_LINKED_ROLE);
        if (!"AssumedRole".equals(type) || issuer == null || linked < 0) {
            return null;
        }
        if (invokedBy != null) {
            return invokedBy;
        }
        int from = linked + SERVICE_LINKED_ROLE.length();
        int to = issuer.indexOf('/', from);
        return to < 0 ? issuer.substring(from) : issuer.substring(from, to);
    }
}
