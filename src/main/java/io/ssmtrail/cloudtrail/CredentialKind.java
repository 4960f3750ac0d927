package io.ssmtrail.cloudtrail;

import java.util.Locale;

/** With what a call was made: root or IAM user credentials, temporary ones of a role or federated user, or a service. */
public enum CredentialKind {
    ROOT,
    IAM_USER,
    TEMPORARY_ROLE,
    TEMPORARY_FEDERATED,
    AWS_SERVICE,
    UNKNOWN;

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The kind of credentials as it stands in the index. */
    public String value() {
        return value;
    }

    static CredentialKind of(PrincipalKind kind, UserIdentity identity) {
        return switch (kind) {
            case ROOT -> ROOT;
            case IAM_USER -> IAM_USER;
            case ASSUMED_ROLE, ROLE -> TEMPORARY_ROLE;
            case FEDERATED_USER, SAML_USER, WEB_IDENTITY_USER, IDENTITY_CENTER_USER -> TEMPORARY_FEDERATED;
            case AWS_SERVICE -> AWS_SERVICE;
            case DIRECTORY, AWS_ACCOUNT, UNKNOWN -> byPrincipalId(identity.principalId());
        };
    }

    /** The prefixes of unique ids tell users from roles, also across accounts. */
    private static CredentialKind byPrincipalId(String principalId) {
        return principalId.startsWith("AIDA") ? IAM_USER : principalId.startsWith("AROA") ? TEMPORARY_ROLE : UNKNOWN;
    }
}
