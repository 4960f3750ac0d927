package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A session of a role.
 *
 * @param accountId the role's account
 * @param path the role's path: empty, or ending with a slash
 * @param role the role's name
 * @param name the session's name
 * @param origin how the session came about
 */
public record RoleSession(String accountId, String path, String role, String name, SessionOrigin origin)
        implements Principal {

    @Override
    public String arn() {
        return "arn:aws:sts::" + accountId + ":assumed-role/" + role + '/' + name;
    }

    /** The ARN of the role itself. */
    public String roleArn() {
        return "arn:aws:iam::" + accountId + ":role/" + path + role;
    }

    @Override
    public ObjectNode userIdentity(Moment moment) {
        String roleId = Ids.unique("AROA", accountId, role);
        String start = moment.sessionStart(Ids.hash(arn()));
        ObjectNode identity = Json.object()
                .put("type", "AssumedRole")
                .put("principalId", roleId + ':' + name)
                .put("arn", arn())
                .put("accountId", accountId)
                .put("accessKeyId", Ids.accessKey("ASIA", arn(), start));
        ObjectNode context = identity.putObject("sessionContext");
        context.putObject("sessionIssuer")
                .put("type", "Role")
                .put("principalId", roleId)
                .put("arn", roleArn())
                .put("accountId", accountId)
                .put("userName", role);
        context.putObject("attributes").put("creationDate", start).put("mfaAuthenticated", "false");
        origin.describe(this, identity, context);
        return identity;
    }
}
