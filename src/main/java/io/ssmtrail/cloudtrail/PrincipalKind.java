package io.ssmtrail.cloudtrail;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;

/**
 * What a principal is, after {@code userIdentity.type}.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
public enum PrincipalKind {
    ROOT,
    IAM_USER,
    /** A session of a role. */
    ASSUMED_ROLE,
    ROLE,
    FEDERATED_USER,
    SAML_USER,
    WEB_IDENTITY_USER,
    IDENTITY_CENTER_USER,
    DIRECTORY,
    /** Somebody of another account, of whom CloudTrail tells no more. */
    AWS_ACCOUNT,
    AWS_SERVICE,
    UNKNOWN;

    private static final Map<String, PrincipalKind> BY_TYPE = Map.ofEntries(
            entry("Root", ROOT),
            entry("IAMUser", IAM_USER),
            entry("AssumedRole", ASSUMED_ROLE),
            entry("Role", ROLE),
            entry("FederatedUser", FEDERATED_USER),
            entry("SAMLUser", SAML_USER),
            entry("WebIdentityUser", WEB_IDENTITY_USER),
            entry("IdentityCenterUser", IDENTITY_CENTER_USER),
            entry("Directory", DIRECTORY),
            entry("AWSAccount", AWS_ACCOUNT),
            entry("AWSService", AWS_SERVICE));

    private final String value = name().toLowerCase(Locale.ROOT);

    /** The kind as it stands in the index. */
    public String value() {
        return value;
    }

    static PrincipalKind of(UserIdentity identity) {
        PrincipalKind named = BY_TYPE.get(identity.type());
        return named != null ? named : byEvidence(identity);
    }

    /** Records without a type, or with one that is not known: the shape of the ARN tells, then what else is filled. */
    private static PrincipalKind byEvidence(UserIdentity identity) {
        PrincipalKind byArn =
                Arn.parse(identity.arn()).map(PrincipalKind::ofArn).orElse(UNKNOWN);
        if (byArn != UNKNOWN) {
            return byArn;
        }
        if (!identity.invokedBy().isEmpty()) {
            return AWS_SERVICE;
        }
        if (!identity.onBehalfOf().isEmpty()) {
            return IDENTITY_CENTER_USER;
        }
        return identity.principalId().startsWith("AIDA")
                ? IAM_USER
                : identity.principalId().startsWith("AROA") ? ASSUMED_ROLE : UNKNOWN;
    }

    private static PrincipalKind ofArn(Arn arn) {
        if (arn.isRoleSession()) {
            return ASSUMED_ROLE;
        }
        if (arn.isRoot()) {
            return ROOT;
        }
        return switch (arn.service() + ':' + arn.resourceType().orElse("")) {
            case "iam:user" -> IAM_USER;
            case "iam:role" -> ROLE;
            case "sts:federated-user" -> FEDERATED_USER;
            default -> UNKNOWN;
        };
    }
}
