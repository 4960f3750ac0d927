package io.ssmtrail.document;

import static java.util.Map.entry;

import io.ssmtrail.cloudtrail.AccountId;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields that hold a member of the record as it stands there: what CloudTrail tells, in the names of Elastic's CloudTrail
 * integration and of ECS. The record is walked once beside a tree of those members.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
final class CopiedFields {

    private static final Set<Field> ACCOUNTS = EnumSet.of(
            Field.CLOUDTRAIL_VPC_ENDPOINT_ACCOUNT_ID,
            Field.CLOUDTRAIL_USER_IDENTITY_INVOKED_BY_DELEGATE_ACCOUNT_ID,
            Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_SOURCE_ACCOUNT,
            Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_ACCOUNT_ID);

    private static final CopiedFields ALL = of(List.of(
            entry("eventSource", Field.EVENT_PROVIDER),
            entry("eventName", Field.EVENT_ACTION),
            entry("awsRegion", Field.CLOUD_REGION),
            entry("eventVersion", Field.CLOUDTRAIL_EVENT_VERSION),
            entry("eventType", Field.CLOUDTRAIL_EVENT_TYPE),
            entry("eventCategory", Field.CLOUDTRAIL_EVENT_CATEGORY),
            entry("managementEvent", Field.CLOUDTRAIL_MANAGEMENT_EVENT),
            entry("apiVersion", Field.CLOUDTRAIL_API_VERSION),
            entry("requestID", Field.CLOUDTRAIL_REQUEST_ID),
            entry("vpcEndpointId", Field.CLOUDTRAIL_VPC_ENDPOINT_ID),
            entry("vpcEndpointAccountId", Field.CLOUDTRAIL_VPC_ENDPOINT_ACCOUNT_ID),
            entry("sessionCredentialFromConsole", Field.CLOUDTRAIL_SESSION_CREDENTIAL_FROM_CONSOLE),
            entry("errorMessage", Field.ERROR_MESSAGE),
            entry("errorMessage", Field.CLOUDTRAIL_ERROR_MESSAGE),
            entry("addendum.reason", Field.CLOUDTRAIL_ADDENDUM_REASON),
            entry("addendum.updatedFields", Field.CLOUDTRAIL_ADDENDUM_UPDATED_FIELDS),
            entry("addendum.originalRequestID", Field.CLOUDTRAIL_ADDENDUM_ORIGINAL_REQUEST_ID),
            entry("addendum.originalEventID", Field.CLOUDTRAIL_ADDENDUM_ORIGINAL_EVENT_ID),
            entry("requestParameters.userName", Field.USER_TARGET_NAME),
            entry("requestParameters.groupName", Field.GROUP_NAME),
            entry("responseElements.user.userId", Field.USER_TARGET_ID),
            entry("responseElements.group.groupId", Field.GROUP_ID),
            entry("userIdentity.type", Field.CLOUDTRAIL_USER_IDENTITY_TYPE),
            entry("userIdentity.arn", Field.CLOUDTRAIL_USER_IDENTITY_ARN),
            entry("userIdentity.accessKeyId", Field.CLOUDTRAIL_USER_IDENTITY_ACCESS_KEY_ID),
            entry("userIdentity.invokedBy", Field.CLOUDTRAIL_USER_IDENTITY_INVOKED_BY),
            entry(
                    "userIdentity.invokedByDelegate.accountId",
                    Field.CLOUDTRAIL_USER_IDENTITY_INVOKED_BY_DELEGATE_ACCOUNT_ID),
            entry("userIdentity.credentialId", Field.CLOUDTRAIL_USER_IDENTITY_CREDENTIAL_ID),
            entry("userIdentity.identityProvider", Field.CLOUDTRAIL_USER_IDENTITY_IDENTITY_PROVIDER),
            entry("userIdentity.inScopeOf.issuerType", Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_ISSUER_TYPE),
            entry("userIdentity.inScopeOf.sourceArn", Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_SOURCE_ARN),
            entry("userIdentity.inScopeOf.sourceAccount", Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_SOURCE_ACCOUNT),
            entry(
                    "userIdentity.inScopeOf.credentialsIssuedTo",
                    Field.CLOUDTRAIL_USER_IDENTITY_IN_SCOPE_OF_CREDENTIALS_ISSUED_TO),
            entry("userIdentity.onBehalfOf.userId", Field.CLOUDTRAIL_USER_IDENTITY_ON_BEHALF_OF_USER_ID),
            entry(
                    "userIdentity.onBehalfOf.identityStoreArn",
                    Field.CLOUDTRAIL_USER_IDENTITY_ON_BEHALF_OF_IDENTITY_STORE_ARN),
            entry(
                    "userIdentity.sessionContext.ec2RoleDelivery",
                    Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_EC2_ROLE_DELIVERY),
            entry(
                    "userIdentity.sessionContext.sourceIdentity",
                    Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SOURCE_IDENTITY),
            entry(
                    "userIdentity.sessionContext.signInSessionArn",
                    Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SIGN_IN_SESSION_ARN),
            entry(
                    "userIdentity.sessionContext.attributes.mfaAuthenticated",
                    Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_MFA_AUTHENTICATED),
            entry(
                    "userIdentity.sessionContext.sessionIssuer.type",
                    Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_TYPE),
            entry(
                    "userIdentity.sessionContext.sessionIssuer.principalId",
                    Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_PRINCIPAL_ID),
            entry(
                    "userIdentity.sessionContext.sessionIssuer.arn",
                    Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_ARN),
            entry(
                    "userIdentity.sessionContext.sessionIssuer.accountId",
                    Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_SESSION_ISSUER_ACCOUNT_ID),
            entry(
                    "userIdentity.sessionContext.webIdFederationData.federatedProvider",
                    Field.CLOUDTRAIL_USER_IDENTITY_SESSION_CONTEXT_WEB_ID_FEDERATION_DATA_FEDERATED_PROVIDER)));

    private final List<Field> fields = new ArrayList<>();
    private final Map<String, CopiedFields> members = new HashMap<>();

    private boolean account;

    private CopiedFields() {}

    private static CopiedFields of(List<Map.Entry<String, Field>> fieldsOfPaths) {
        CopiedFields root = new CopiedFields();
        for (Map.Entry<String, Field> entry : fieldsOfPaths) {
            CopiedFields at = root;
            for (String name : entry.getKey().split("\\.", -1)) {
                // As the names of members are, so that they are found without comparing characters.
                at = at.members.computeIfAbsent(name.intern(), member -> new CopiedFields());
            }
            at.fields.add(entry.getValue());
            at.account |= ACCOUNTS.contains(entry.getValue());
        }
        return root;
    }

    static void write(JsonObject record, Document.Builder document) {
        ALL.copyMembers(record, document);
    }

    private void copyMembers(JsonObject object, Document.Builder document) {
        for (int i = 0; i < object.size(); i++) {
            CopiedFields member = members.get(object.name(i));
            if (member != null) {
                member.copy(object.value(i), document);
            }
        }
    }

    private void copy(JsonValue value, Document.Builder document) {
        if (value instanceof JsonObject object) {
            copyMembers(object, document);
        } else if (value.isScalar()) {
            JsonValue written = account ? AccountId.restored(value) : value;
            for (int i = 0; i < fields.size(); i++) {
                document.set(fields.get(i), written);
            }
        }
    }
}
