package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonObject;
import java.util.Optional;

/**
 * Who made a call, in one form for every identity type, CloudTrail version and partition. A session counts as its role.
 *
 * @param id never blank: the ARN; the name of a service; else the best there is, at last {@code unknown}
 * @param arn of the user, the root user, the federated user or the role
 * @param name of the user, role or service; {@code root} for the root user
 * @param accountId the account that the principal belongs to, not the one that was called
 * @param sessionName of a session of a role or of a federated user
 * @param email the session's or the user's name, where it is an address
 * @param actorRule the name of the rule that told the actor, as the documentation lists them
 * @param console whether the console was used
 * @param mfa whether the session was opened with multi-factor authentication
 * @param crossAccount whether the principal belongs to another account than the one whose trail tells of the call
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
public record Principal(
        String id,
        Optional<String> arn,
        Optional<String> name,
        Optional<String> accountId,
        Optional<String> sessionName,
        Optional<String> accessKeyId,
        Optional<String> sourceIdentity,
        Optional<String> email,
        PrincipalKind kind,
        CredentialKind credentials,
        Actor actor,
        String actorRule,
        boolean console,
        boolean mfa,
        boolean crossAccount) {

    private static final String UNKNOWN = "unknown";

    /** The principal of a record of any shape, whose source and user agent have been read. */
    public static Principal of(JsonObject record, Optional<SourceAddress> source, Optional<UserAgent> agent) {
        UserIdentity identity = UserIdentity.of(record);
        PrincipalKind kind = PrincipalKind.of(identity);
        Optional<Arn> caller = Arn.parse(identity.arn());
        Optional<Arn> principal = principal(identity, kind, caller);
        String session = session(identity, kind, caller);
        CallFacts call = CallFacts.of(record, identity, kind, principal, session, source, agent);
        String arn = principal.map(Arn::toString).orElse("");
        String name = name(identity, kind, principal);
        String account = JsonText.firstPresent(
                identity.accountId(), principal.map(Arn::account).orElse(""), identity.issuerAccountId());
        ActorRule rule = ActorRule.deciding(call);
        return new Principal(
                id(identity, kind, arn, call),
                JsonText.present(arn),
                JsonText.present(name),
                JsonText.present(account),
                JsonText.present(session),
                JsonText.present(identity.accessKeyId()),
                JsonText.present(identity.sourceIdentity()),
                MailAddress.isOne(session)
                        ? Optional.of(session)
                        : MailAddress.isOne(identity.userName()) ? Optional.of(identity.userName()) : Optional.empty(),
                kind,
                CredentialKind.of(kind, identity),
                rule.actor(),
                rule.name(),
                call.console(),
                identity.mfa(),
                crossAccount(kind, account, JsonText.of(AccountId.recipient(record))));
    }

    private static Optional<Arn> principal(UserIdentity identity, PrincipalKind kind, Optional<Arn> caller) {
        Optional<Arn> named = kind == PrincipalKind.ASSUMED_ROLE
                ? Arn.parse(identity.issuerArn()).or(() -> caller)
                : caller;
        return named.map(Arn::withoutSession);
    }

    private static String session(UserIdentity identity, PrincipalKind kind, Optional<Arn> caller) {
        return switch (kind) {
            case ASSUMED_ROLE -> caller.flatMap(Arn::sessionName).orElseGet(identity::sessionOfPrincipalId);
            case FEDERATED_USER -> caller.map(Arn::resourceName).orElseGet(identity::sessionOfPrincipalId);
            case AWS_ACCOUNT, UNKNOWN ->
                identity.principalId().startsWith("AROA") ? identity.sessionOfPrincipalId() : "";
            default -> "";
        };
    }

    private static String name(UserIdentity identity, PrincipalKind kind, Optional<Arn> principal) {
        String ofArn = principal.map(Arn::lastSegment).orElse("");
        return switch (kind) {
            case ROOT -> "root";
            case ASSUMED_ROLE, ROLE -> JsonText.firstPresent(identity.issuerName(), ofArn);
            case FEDERATED_USER -> JsonText.firstPresent(ofArn, identity.userName(), identity.sessionOfPrincipalId());
            case AWS_SERVICE -> identity.invokedBy();
            case IDENTITY_CENTER_USER -> JsonText.firstPresent(identity.userName(), identity.onBehalfOf(), ofArn);
            case IAM_USER, SAML_USER, WEB_IDENTITY_USER, DIRECTORY, AWS_ACCOUNT, UNKNOWN ->
                JsonText.firstPresent(identity.userName(), ofArn);
        };
    }

    private static String id(UserIdentity identity, PrincipalKind kind, String arn, CallFacts call) {
        String source = call.fromService() ? call.source() : "";
        String service = kind == PrincipalKind.AWS_SERVICE ? JsonText.firstPresent(identity.invokedBy(), source) : "";
        boolean session =
                kind == PrincipalKind.ASSUMED_ROLE || identity.principalId().startsWith("AROA");
        return JsonText.firstPresent(
                service,
                arn,
                identity.onBehalfOf(),
                session ? identity.principalIdWithoutSession() : identity.principalId(),
                identity.arn(),
                identity.userName(),
                identity.accountId(),
                identity.accessKeyId(),
                identity.invokedBy(),
                source,
                UNKNOWN);
    }

    private static boolean crossAccount(PrincipalKind kind, String account, String recipient) {
        boolean bothKnown = !account.isEmpty() && !recipient.isEmpty();
        return bothKnown ? !account.equals(recipient) : kind == PrincipalKind.AWS_ACCOUNT;
    }
}
