package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An AWS service that acts on its own behalf: CloudTrail gives neither ARN nor account. */
public record AwsService(String name) implements Principal {

    @Override
    public String arn() {
        return name;
    }

    @Override
    public String accountId() {
        return "";
    }

    @Override
    public ObjectNode userIdentity(Moment moment) {
        return Json.object().put("type", "AWSService").put("invokedBy", name);
    }
}
