package io.ssmtrail.cloudtrail;

import io.ssmtrail.json.JsonObject;
import io.ssmtrail.testing.Members;

/** Records for the tests, written with single quotes so that they can be read. */
final class CallRecord {

    private CallRecord() {}

    /** A record of an identity; {@code more} are further members of the record, or "". */
    static JsonObject call(String identity, String more) {
        return Members.of("{'userIdentity': " + identity + (more.isEmpty() ? "" : ", " + more) + "}");
    }

    static String iamUser(String name) {
        return ("{'type': 'IAMUser', 'principalId': 'AIDAEXAMPLE', 'arn': 'arn:aws:iam::111122223333:user/%s',"
                        + " 'accountId': '111122223333', 'accessKeyId': 'AKIAEXAMPLE', 'userName': '%s'}")
                .formatted(name, name);
    }

    /** A session of a role; {@code sessionContext} are further members of it, {@code more} of the identity, or "". */
    static String roleSession(String role, String session, String sessionContext, String more) {
        return """
                {'type': 'AssumedRole', 'principalId': 'AROAEXAMPLE:%2$s',
                 'arn': 'arn:aws:sts::111122223333:assumed-role/%3$s/%2$s', 'accountId': '111122223333',
                 'accessKeyId': 'ASIAEXAMPLE',
                 'sessionContext': {
                   'sessionIssuer': {'type': 'Role', 'principalId': 'AROAEXAMPLE',
                     'arn': 'arn:aws:iam::111122223333:role/%1$s', 'accountId': '111122223333', 'userName': '%3$s'}
                   %4$s}
                 %5$s}""".formatted(
                        role,
                        session,
                        role.substring(role.lastIndexOf('/') + 1),
                        sessionContext.isEmpty() ? "" : ", " + sessionContext,
                        more.isEmpty() ? "" : ", " + more);
    }

    static String roleSession(String role, String session) {
        return roleSession(role, session, "", "");
    }

    /** Who made the call. */
    static Principal principal(JsonObject record) {
        return Principal.of(record, SourceAddress.of(record), UserAgent.of(record));
    }
}
