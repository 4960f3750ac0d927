package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The root user of an account, signed in to the console. */
public record RootUser(String accountId) implements Principal {

    @Override
    public String arn() {
        return "arn:aws:iam::" + accountId + ":root";
    }

    @Override
    public String name() {
        return "root";
    }

    @Override
    public ObjectNode userIdentity(Moment moment) {
        String start = moment.sessionStart(Ids.hash(arn()));
        ObjectNode identity = Json.object()
                .put("type", "Root")
                .put("principalId", accountId)
                .put("arn", arn())
                .put("accountId", accountId)
                .put("accessKeyId", Ids.accessKey("ASIA", arn(), start));
        identity.putObject("sessionContext")
                .putObject("attributes")
                .put("creationDate", start)
                .put("mfaAuthenticated", "false");
        return identity;
    }
}
