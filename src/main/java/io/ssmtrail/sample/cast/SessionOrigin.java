package io.ssmtrail.sample.cast;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How a role's session came about; CloudTrail tells each by members of its own in {@code userIdentity}. */
public sealed interface SessionOrigin {

    /** Adds the members that tell this origin. */
    void describe(RoleSession session, ObjectNode identity, ObjectNode context);

    /** Plain AssumeRole. */
    record Assumed() implements SessionOrigin {
        @Override
        public void describe(RoleSession session, ObjectNode identity, ObjectNode context) {
            context.putObject("webIdFederationData");
        }
    }

    /** Credentials from an instance's metadata service. */
    record InstanceProfile() implements SessionOrigin {
        @Override
        public void describe(RoleSession session, ObjectNode identity, ObjectNode context) {
            context.put("ec2RoleDelivery", "2.0");
        }
    }

    /** A sign-in through IAM Identity Center. */
    record IdentityCenter(String identityStore) implements SessionOrigin {
        @Override
        public void describe(RoleSession session, ObjectNode identity, ObjectNode context) {
            identity.putObject("onBehalfOf")
                    .put("userId", Ids.guid("identity-center", session.name()))
                    .put("identityStoreArn", "arn:aws:identitystore::" + identityStore);
        }
    }

    /** A token of an OpenID Connect provider, as GitHub Actions hands out. */
    record WebIdentity(String provider) implements SessionOrigin {
        @Override
        public void describe(RoleSession session, ObjectNode identity, ObjectNode context) {
            ObjectNode federation = context.putObject("webIdFederationData");
            federation.put("federatedProvider", "arn:aws:iam::" + session.accountId() + ":oidc-provider/" + provider);
            federation.putObject("attributes");
        }
    }

    /** The execution role of a Lambda function. */
    record Function(String functionArn) implements SessionOrigin {
        @Override
        public void describe(RoleSession session, ObjectNode identity, ObjectNode context) {
            identity.putObject("inScopeOf")
                    .put("issuerType", "AWS::Lambda::Function")
                    .put("credentialsIssuedTo", functionArn);
        }
    }
}
