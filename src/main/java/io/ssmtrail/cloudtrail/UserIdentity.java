package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;

/**
 * The {@code userIdentity} element as text, absent members as "". Total: takes a record of any shape.
 *
 * @param issuerArn of {@code sessionContext.sessionIssuer}, as {@code issuerAccountId} and {@code issuerName}
 * @param signInSession the sign-in of a person that the session goes back to
 * @param federatedProvider the web identity or SAML provider, of the session or of the federation call itself
 * @param issuedTo {@code inScopeOf.issuerType}: the type of the resource that holds the credentials
 * @param instanceRole whether the credentials were handed out by an instance's metadata service
 */
record UserIdentity(
        String type,
        String principalId,
        String arn,
        String accountId,
        String accessKeyId,
        String userName,
        String invokedBy,
        String onBehalfOf,
        String issuerArn,
        String issuerAccountId,
        String issuerName,
        String sourceIdentity,
        String signInSession,
        String federatedProvider,
        String issuedTo,
        boolean instanceRole,
        boolean mfa) {

    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

    static UserIdentity of(JsonObject record) {
        JsonObject identity = record.object("userIdentity");
        JsonObject session = identity.object("sessionContext");
        JsonObject issuer = session.object("sessionIssuer");
        String userName = JsonText.of(identity, "userName");
        String issuedTo = JsonText.of(identity.object("inScopeOf"), "issuerType");
        return new UserIdentity(
                JsonText.of(identity, "type"),
                JsonText.of(identity, "principalId"),
                record.get("userIdentity") instanceof JsonString arn
                        ? arn.text().strip()
                        : JsonText.of(identity, "arn"),
                JsonText.account(identity, "accountId"),
                JsonText.of(identity, "accessKeyId"),
                userName.equals(HIDDEN) ? "" : userName,
                JsonText.of(identity, "invokedBy"),
                JsonText.of(identity.object("onBehalfOf"), "userId"),
                JsonText.of(issuer, "arn"),
                JsonText.account(issuer, "accountId"),
                JsonText.of(issuer, "userName"),
                JsonText.of(session, "sourceIdentity"),
                JsonText.of(session, "signInSessionArn"),
                JsonText.firstPresent(
                        JsonText.of(session.object("webIdFederationData"), "federatedProvider"),
                        JsonText.of(identity, "identityProvider")),
                issuedTo,
                issuedTo.equals("AWS::EC2::Instance")
                        || !JsonText.of(session, "ec2RoleDelivery").isEmpty(),
                JsonText.isTrue(session.object("attributes"), "mfaAuthenticated")
                        || JsonText.isTrue(record.object("additionalEventData"), "MFAUsed"));
    }

    /** The unique id without the session that follows it: {@code AROA...:session}. */
    String principalIdWithoutSession() {
        int colon = principalId.lastIndexOf(':');
        return colon > 0 ? principalId.substring(0, colon) : principalId;
    }

    /** The session that follows the unique id, or "". */
    String sessionOfPrincipalId() {
        int colon = principalId.lastIndexOf(':');
        return colon > 0 ? principalId.substring(colon + 1) : "";
    }
}
