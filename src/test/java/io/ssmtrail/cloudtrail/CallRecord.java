package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** Records for the tests, written with single quotes so that they can be read. */
final class CallRecord {

    private static final JsonMapper LENIENT =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private CallRecord() {}

    static JsonNode record(String json) {
        try {
            return LENIENT.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record of an identity; {@code more} are further members of the record, or "". */
    static JsonNode call(String identity, String more) {
        return record("{'userIdentity': " + identity + (more.isEmpty() ? "" : ", " + more) + "}");
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
    static Principal principal(JsonNode record) {
        return Principal.of(record, SourceAddress.of(record), UserAgent.of(record));
    }
}
