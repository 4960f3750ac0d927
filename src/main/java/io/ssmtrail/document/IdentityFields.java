package io.ssmtrail.document;

import static io.ssmtrail.document.Members.object;
import static io.ssmtrail.document.Members.text;
import static io.ssmtrail.document.Members.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.cloudtrail.EventTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The caller as CloudTrail tells it, in the names of Elastic's CloudTrail integration, and ECS's {@code user.*}.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
final class IdentityFields {

    private static final String SERVICE_LINKED_ROLE = ":role/aws-service-role/";

    private IdentityFields() {}

    static void write(JsonNode record, Document.Builder document) {
        JsonNode identity = object(record, "userIdentity");
        JsonNode context = object(identity, "sessionContext");
        String account = text(identity, "accountId");
        document.set(Field.CLOUDTRAIL_USER_IDENTITY_TYPE, text(identity, "type"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_ARN, text(identity, "arn"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_ACCESS_KEY_ID, text(identity, "accessKeyId"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_INVOKED_BY, text(identity, "invokedBy"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_CREDENTIAL_ID, text(identity, "credentialId"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_IDENTITY_PROVIDER, text(identity, "identityProvider"))
                .set(
                        Field.CLOUD_ACCOUNT_ID,
                        account != null && !account.isBlank() ? account : EnvelopeFields.recipient(record));
        writeScopes(identity, document);
        writeSession(context, document);
        writeUser(record, identity, context, document);
    }

    private static void writeScopes(JsonNode identity, Document.Builder document) {
        JsonNode scope = object(identity, "inScopeOf");
        JsonNode person = object(identity, "onBehalfOf");
        document.set(
                        Field.CLOUDTRAIL_USER_IDENTITY_INVOKED_BY_DELEGATE_ACCOUNT_ID,
                        text(object(identity, "invokedByDelegate"), "accountId"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_ISSUER_TYPE, text(scope, "issuerType"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_SOURCE_ARN, text(scope, "sourceArn"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_SOURCE_ACCOUNT, text(scope, "sourceAccount"))
                .set(
                        Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_CREDENTIALS_ISSUED_TO,
                        text(scope, "credentialsIssuedTo"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_ON_BEHALF_OF_USER_ID, text(person, "userId"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_ON_BEHALF_OF_IDENTITY_STORE_ARN, text(person, "identityStoreArn"));
    }

    private static void writeSession(JsonNode context, Document.Builder document) {
        JsonNode issuer = object(context, "sessionIssuer");
        JsonNode attributes = object(context, "attributes");
        JsonNode federation = object(context, "webIdFederationData");
        document.set(Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_TYPE, text(issuer, "type"))
                .set(
                        Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_PRINCIPAL_ID,
                        text(issuer, "principalId"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_ARN, text(issuer, "arn"))
                .set(
                        Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_ACCOUNT_ID,
                        text(issuer, "accountId"))
                .set(
                        Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_MFA_AUTHENTICATED,
                        text(attributes, "mfaAuthenticated"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_EC2_ROLE_DELIVERY, text(context, "ec2RoleDelivery"))
                .set(Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SOURCE_IDENTITY, text(context, "sourceIdentity"))
                .set(
                        Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SIGN_IN_SESSION_ARN,
                        text(context, "signInSessionArn"))
                .set(
                        Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_WEB_ID_FEDERATION_DATA_FEDERATED_PROVIDER,
                        text(federation, "federatedProvider"))
                .set(
                        Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_WEB_ID_FEDERATION_DATA_ATTRIBUTES,
                        object(federation, "attributes"));
        Boolean assumedRoot = truth(context, "assumedRoot");
        if (assumedRoot != null) {
            document.set(Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_ASSUMED_ROOT, assumedRoot);
        }
        String created = text(attributes, "creationDate");
        if (created != null) {
            Optional<Instant> time = EventTime.parse(created);
            time.ifPresent(t ->
                    document.set(Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_CREATION_DATE, EventTime.format(t)));
        }
    }

    private static void writeUser(JsonNode record, JsonNode identity, JsonNode context, Document.Builder document) {
        JsonNode request = object(record, "requestParameters");
        JsonNode response = object(record, "responseElements");
        document.set(Field.USER_TARGET_NAME, text(request, "userName"))
                .set(Field.USER_TARGET_ID, text(object(response, "user"), "userId"))
                .set(Field.GROUP_NAME, text(request, "groupName"))
                .set(Field.GROUP_ID, text(object(response, "group"), "groupId"));

        String type = text(identity, "type");
        String service = callingService(type, identity, context);
        if (service != null) {
            document.set(Field.SERVICE_NAME, service);
            return;
        }
        String name = null;
        if ("AssumedRole".equals(type) || "FederatedUser".equals(type)) {
            name = text(object(context, "sessionIssuer"), "userName");
        }
        if (name == null) {
            name = text(identity, "userName");
        }
        if (name == null && "UserAuthentication".equals(document.text(Field.EVENT_ACTION))) {
            name = text(object(record, "additionalEventData"), "UserName");
        }
        String id = text(identity, "principalId");
        if (id == null && "IdentityCenterUser".equals(type)) {
            id = text(object(identity, "onBehalfOf"), "userId");
        }
        document.set(Field.USER_NAME, name).set(Field.USER_ID, id);
        if (name != null && name.indexOf('@') > 0) {
            document.set(Field.USER_EMAIL, name);
        }
    }

    /** The AWS service that acts for itself: by its own identity, or by a role that is linked to it. */
    private static @Nullable String callingService(@Nullable String type, JsonNode identity, JsonNode context) {
        String invokedBy = text(identity, "invokedBy");
        if ("AWSService".equals(type)) {
            return invokedBy;
        }
        String issuer = text(object(context, "sessionIssuer"), "arn");
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
