package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An IAM user with an access key. */
public record IamUser(String accountId, String name) implements Principal {

    @Override
    public String arn() {
        return "arn:aws:iam::" + accountId + ":user/" + name;
    }

    @Override
    public ObjectNode userIdentity(Moment moment) {
        return Json.object()
                .put("type", "IAMUser")
                .put("principalId", Ids.unique("AIDA", accountId, name))
                .put("arn", arn())
                .put("accountId", accountId)
                .put("accessKeyId", Ids.accessKey("AKIA", accountId, name))
                .put("userName", name);
    }
}
