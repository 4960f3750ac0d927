package io.ssmtrail.questions;

/**
 * Who calls in a story: the identity as CloudTrail writes it, and what usually goes with it.
 *
 * @param identity the {@code userIdentity} element, in single quotes
 * @param address {@code sourceIPAddress}
 * @param agent {@code userAgent}
 */
record Caller(String identity, String address, String agent) {

    static final String ACCOUNT = "111122223333";

    private static final String CLI =
            "aws-cli/2.17.27 md/awscrt#0.20.11 ua/2.0 os/linux#6.8 md/arch#x86_64 lang/python#3.11";
    private static final String AGENT = "aws-sdk-go/1.55.5 (go1.22.5; linux; amd64) amazon-ssm-agent/3.3.987.0";

    /** A person's session of a role, named after the person. */
    static Caller person(String role, String session, String address) {
        return new Caller(session(ACCOUNT, role, session, "'mfaAuthenticated': 'false'", ""), address, CLI);
    }

    static Caller personWithMultiFactor(String role, String session, String address) {
        return new Caller(session(ACCOUNT, role, session, "'mfaAuthenticated': 'true'", ""), address, CLI);
    }

    static Caller personOfAccount(String account, String role, String session, String address) {
        return new Caller(session(account, role, session, "'mfaAuthenticated': 'false'", ""), address, CLI);
    }

    static Caller user(String name, String address) {
        return new Caller(
                "{'type': 'IAMUser', 'principalId': 'AIDA%1$s', 'arn': 'arn:aws:iam::%2$s:user/%1$s', 'accountId': '%2$s', "
                                .formatted(name, ACCOUNT)
                        + "'accessKeyId': 'AKIAIOSFODNN7EXAMPLE', 'userName': '%s'}".formatted(name),
                address,
                CLI);
    }

    static Caller root(String address) {
        return new Caller(
                "{'type': 'Root', 'principalId': '%1$s', 'arn': 'arn:aws:iam::%1$s:root', 'accountId': '%1$s'}"
                        .formatted(ACCOUNT),
                address,
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36");
    }

    static Caller terraform(String address) {
        return new Caller(
                session(ACCOUNT, "Deploy", "terraform-run-1", "'mfaAuthenticated': 'false'", ""),
                address,
                "APN/1.0 HashiCorp/1.0 Terraform/1.9.5 (+https://www.terraform.io) terraform-provider-aws/5.62.0");
    }

    /** The credentials of an EC2 instance, in the hands of a program on it that is not the agent. */
    static Caller instance(String node, String address) {
        return new Caller(
                session(ACCOUNT, "WebServer", node, "'mfaAuthenticated': 'false'", "'ec2RoleDelivery': '2.0'"),
                address,
                CLI);
    }

    /** The SSM agent of a node. */
    static Caller agent(String node) {
        return new Caller(instance(node, "").identity(), "198.51.100.77", AGENT);
    }

    static Caller service(String name) {
        return new Caller("{'type': 'AWSService', 'invokedBy': '%s'}".formatted(name), name, name);
    }

    /** State Manager, which runs what associations schedule. */
    static Caller stateManager() {
        return new Caller(
                session(
                        ACCOUNT,
                        "aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM",
                        "StateManagerService",
                        "",
                        ""),
                "ssm.amazonaws.com",
                "ssm.amazonaws.com");
    }

    Caller from(String other) {
        return new Caller(identity, other, agent);
    }

    Caller with(String other) {
        return new Caller(identity, address, other);
    }

    private static String session(String account, String rolePath, String session, String attributes, String more) {
        String role = rolePath.substring(rolePath.lastIndexOf('/') + 1);
        return """
                {'type': 'AssumedRole', 'principalId': 'AROAEXAMPLE:%3$s',
                 'arn': 'arn:aws:sts::%1$s:assumed-role/%6$s/%3$s', 'accountId': '%1$s', 'accessKeyId': 'ASIAIOSFODNN7EXAMPLE',
                 'sessionContext': {'sessionIssuer': {'type': 'Role', 'principalId': 'AROAEXAMPLE',
                   'arn': 'arn:aws:iam::%1$s:role/%2$s', 'accountId': '%1$s', 'userName': '%6$s'},
                   'webIdFederationData': {}, 'attributes': {'creationDate': '2026-11-02T08:00:00Z'%4$s}%5$s}}
                """.formatted(account, rolePath, session, comma(attributes), comma(more), role);
    }

    private static String comma(String members) {
        return members.isEmpty() ? "" : ", " + members;
    }
}
