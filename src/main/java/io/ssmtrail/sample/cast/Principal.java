package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who makes a call, as CloudTrail names it.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">
 *     CloudTrail userIdentity element</a>
 */
public sealed interface Principal permits RoleSession, IamUser, RootUser, AwsService {

    /** The ARN of the user or session; for an AWS service, its name. */
    String arn();

    /** The account that the principal belongs to; empty for an AWS service. */
    String accountId();

    /** The name that a person would say: of the user, or of the session. */
    String name();

    /** The record's {@code userIdentity} at a moment. */
    ObjectNode userIdentity(Moment moment);
}
