package io.ssmtrail.document;

import io.ssmtrail.cloudtrail.Principal;
import io.ssmtrail.cloudtrail.PrincipalKind;

/** Who did it, in one form for every identity type. */
final class PrincipalFields {

    private PrincipalFields() {}

    static void write(Principal principal, Document.Builder document) {
        document.set(Field.PRINCIPAL_ID, principal.id())
                .word(Field.PRINCIPAL_KIND, principal.kind().value())
                .word(Field.PRINCIPAL_CREDENTIALS, principal.credentials().value())
                .word(Field.PRINCIPAL_ACTOR, principal.actor().value())
                .word(Field.PRINCIPAL_ACTOR_RULE, principal.actorRule())
                .set(Field.PRINCIPAL_CONSOLE, principal.console())
                .set(Field.PRINCIPAL_MFA, principal.mfa())
                .set(Field.PRINCIPAL_CROSS_ACCOUNT, principal.crossAccount());
        principal.arn().ifPresent(value -> document.set(Field.PRINCIPAL_ARN, value));
        principal.name().ifPresent(value -> document.set(Field.PRINCIPAL_NAME, value));
        principal.accountId().ifPresent(value -> document.set(Field.PRINCIPAL_ACCOUNT_ID, value));
        principal.accessKeyId().ifPresent(value -> document.set(Field.PRINCIPAL_ACCESS_KEY_ID, value));
        principal.sourceIdentity().ifPresent(value -> document.set(Field.PRINCIPAL_SOURCE_IDENTITY, value));
        principal.email().ifPresent(value -> {
            document.set(Field.PRINCIPAL_EMAIL, value);
            if (document.text(Field.USER_EMAIL) == null) {
                document.set(Field.USER_EMAIL, value);
            }
        });
        principal.sessionName().ifPresent(session -> {
            document.set(Field.PRINCIPAL_SESSION_NAME, session).add(Field.RELATED_USER, session);
            int at = session.indexOf('@');
            if (at > 0) {
                document.add(Field.RELATED_USER, session.substring(0, at));
            }
        });
        if (principal.kind() != PrincipalKind.UNKNOWN || principal.accountId().isPresent()) {
            // Of a caller of whom nothing is told, the id only says so.
            document.add(Field.RELATED_ENTITY, principal.id());
        }
    }
}
