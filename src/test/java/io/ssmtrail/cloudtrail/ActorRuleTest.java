package io.ssmtrail.cloudtrail;

import static io.ssmtrail.cloudtrail.CallRecord.call;
import static io.ssmtrail.cloudtrail.CallRecord.iamUser;
import static io.ssmtrail.cloudtrail.CallRecord.principal;
import static io.ssmtrail.cloudtrail.CallRecord.roleSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActorRuleTest {

    private static final String INSTANCE = "i-0123456789abcdef0";
    private static final String CLI = "'userAgent': 'aws-cli/2.17.27 md/prompt#off', 'sourceIPAddress': '203.0.113.11'";
    private static final String BOTO =
            "'userAgent': 'Boto3/1.34.0 md/Botocore#1.34.0', 'sourceIPAddress': '203.0.113.11'";
    private static final String TERRAFORM = "'userAgent': 'APN/1.0 HashiCorp/1.0 Terraform/1.5.0 aws-sdk-go-v2/1.30'";
    private static final String AGENT =
            "'userAgent': 'aws-sdk-go/1.41 (go1.18; linux; amd64) amazon-ssm-agent/3.2.582.0'";
    private static final String SSO_ROLE = "aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123";
    private static final String SERVICE_ROLE = "aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM";

    private record Example(String because, String rule, Actor actor, String identity, String more) {

        @Override
        public String toString() {
            return because + ": " + rule;
        }
    }

    static Stream<Example> examples() {
        return Stream.of(
                // Systems Manager and other services
                example(
                        "State Manager runs what somebody associated",
                        "systems-manager-session",
                        Actor.AUTOMATION,
                        roleSession(SERVICE_ROLE, "StateManagerService", "", "'invokedBy': 'ssm.amazonaws.com'"),
                        service("ssm.amazonaws.com")),
                example(
                        "an automation runs with its role",
                        "systems-manager-session",
                        Actor.AUTOMATION,
                        roleSession(
                                "automation",
                                "Automation-01234567-89ab-cdef-0123-456789abcdef",
                                "",
                                "'invokedBy': 'ssm.amazonaws.com'"),
                        service("ssm.amazonaws.com")),
                example(
                        "a service in its own name",
                        "service-identity",
                        Actor.AWS_SERVICE,
                        "{'type': 'AWSService', 'invokedBy': 'ssm.amazonaws.com'}",
                        service("ssm.amazonaws.com")),
                example(
                        "who only invokes is a service",
                        "service-identity",
                        Actor.AWS_SERVICE,
                        "{'accountId': '111122223333', 'invokedBy': 'inspector2.amazonaws.com'}",
                        ""),
                example(
                        "events in their own name",
                        "service-identity",
                        Actor.AWS_SERVICE,
                        "{'type': 'AWSService', 'invokedBy': 'events.amazonaws.com'}",
                        ""),
                example(
                        "a role that only a service may use",
                        "service-linked-role",
                        Actor.AWS_SERVICE,
                        roleSession(SERVICE_ROLE, "ssm-session"),
                        BOTO),
                example(
                        "such a role without its path",
                        "service-linked-role",
                        Actor.AWS_SERVICE,
                        "{'type': 'AssumedRole', 'arn': 'arn:aws-cn:sts::111122223333:assumed-role/"
                                + "AWSServiceRoleForAmazonSSM/x'}",
                        ""),
                example(
                        "a rule of EventBridge calls with a role of the account",
                        "scheduler",
                        Actor.AUTOMATION,
                        roleSession("runbook-starter", "0123456789abcdef", "", "'invokedBy': 'events.amazonaws.com'"),
                        service("events.amazonaws.com")),
                example(
                        "a state machine",
                        "scheduler",
                        Actor.AUTOMATION,
                        roleSession("machine", "AbCdEf"),
                        service("states.amazonaws.com")),
                example(
                        "CloudFormation calls with a role of the account",
                        "called-by-service",
                        Actor.AWS_SERVICE,
                        roleSession("stacks", "AWSCloudFormation", "", "'invokedBy': 'cloudformation.amazonaws.com'"),
                        service("cloudformation.amazonaws.com")),
                example(
                        "CloudFormation passes on the call of a user",
                        "called-by-service",
                        Actor.AWS_SERVICE,
                        iamUser("alice").replace("}", ", 'invokedBy': 'cloudformation.amazonaws.com'}"),
                        service("cloudformation.amazonaws.com")),
                example(
                        "a service acts for a person signed in to the console",
                        "called-by-service",
                        Actor.AWS_SERVICE,
                        roleSession(SSO_ROLE, "alice@example.com", "", "'invokedBy': 'ssm-guiconnect.amazonaws.com'"),
                        service("ssm-guiconnect.amazonaws.com") + ", 'sessionCredentialFromConsole': 'true'"),
                example(
                        "a person in the console, whose call came from inside AWS",
                        "console",
                        Actor.PERSON,
                        roleSession("operator", "alice"),
                        service("AWS Internal") + ", 'sessionCredentialFromConsole': 'true'"),
                example(
                        "a call from inside AWS that nobody in the console made",
                        "called-by-service",
                        Actor.AWS_SERVICE,
                        roleSession("operator", "alice"),
                        service("AWS Internal")),
                example(
                        "the source alone names the service",
                        "called-by-service",
                        Actor.AWS_SERVICE,
                        iamUser("alice"),
                        service("servicecatalog.amazonaws.com")),

                // Nodes
                example(
                        "the agent of an instance",
                        "agent-client",
                        Actor.NODE_AGENT,
                        roleSession("web", INSTANCE, "'ec2RoleDelivery': '2.0'", ""),
                        AGENT),
                example(
                        "the agent of a hybrid node",
                        "agent-client",
                        Actor.NODE_AGENT,
                        roleSession("hybrid", "mi-0123456789abcdef0"),
                        AGENT),
                example(
                        "the agent of a container's task",
                        "agent-client",
                        Actor.NODE_AGENT,
                        roleSession("task", "0123456789abcdef0123456789abcdef"),
                        AGENT),
                example(
                        "what only the agent does, by its web socket",
                        "agent-action",
                        Actor.NODE_AGENT,
                        roleSession("web", INSTANCE),
                        "'eventSource': 'ssm.amazonaws.com',"
                                + " 'eventName': 'OpenControlChannel', 'userAgent': 'Go-http-client/1.1'"),
                example(
                        "a node reports its own patches by script",
                        "agent-action",
                        Actor.NODE_AGENT,
                        roleSession("web", INSTANCE),
                        "'eventSource': 'ssm.amazonaws.com'," + " 'eventName': 'PutComplianceItems', " + BOTO),
                example(
                        "a node asks for its token",
                        "agent-action",
                        Actor.NODE_AGENT,
                        roleSession("aws:ec2-instance", INSTANCE),
                        "'eventSource': 'ssm.amazonaws.com', 'eventName':"
                                + " 'RequestManagedInstanceRoleToken', 'userAgent': 'Apache-HttpClient/4.5'"),
                example(
                        "the role that every instance has",
                        "default-host-management",
                        Actor.NODE_AGENT,
                        roleSession("aws:ec2-instance", INSTANCE),
                        "'eventName': 'DescribeInstanceInformation'"),
                example(
                        "but with a client in hand it is no agent",
                        "instance-role",
                        Actor.AUTOMATION,
                        roleSession("aws:ec2-instance", INSTANCE),
                        CLI),
                example(
                        "an instance sends commands",
                        "instance-role",
                        Actor.AUTOMATION,
                        roleSession("web", INSTANCE, "'ec2RoleDelivery': '1.0'", ""),
                        "'eventSource': 'ssm.amazonaws.com', 'eventName': 'SendCommand', " + CLI),
                example(
                        "an instance reads parameters",
                        "instance-role",
                        Actor.AUTOMATION,
                        roleSession("web", INSTANCE),
                        "'eventName': 'GetParameters', " + BOTO),
                example(
                        "an instance whose session is named otherwise",
                        "instance-role",
                        Actor.AUTOMATION,
                        roleSession("web", "renamed", "", "'inScopeOf': {'issuerType': 'AWS::EC2::Instance'}"),
                        CLI),
                example(
                        "another service's action of the same name",
                        "instance-role",
                        Actor.AUTOMATION,
                        roleSession("web", INSTANCE),
                        "'eventSource': 'sqs.amazonaws.com'," + " 'eventName': 'DeleteMessage', " + BOTO),

                // People by how they signed in
                example(
                        "credentials from the console",
                        "console",
                        Actor.PERSON,
                        roleSession("admin", "alice"),
                        "'sessionCredentialFromConsole': 'true', " + BOTO),
                example(
                        "the console of old",
                        "console",
                        Actor.PERSON,
                        iamUser("alice").replace("}", ", 'invokedBy': 'signin.amazonaws.com'}"),
                        "'userAgent': 'signin.amazonaws.com', 'sourceIPAddress': '203.0.113.11'"),
                example(
                        "the console's back end",
                        "console",
                        Actor.PERSON,
                        roleSession("admin", "alice"),
                        "'userAgent': 'aws-internal/3 aws-sdk-java/1.12'," + " 'sourceIPAddress': '203.0.113.11'"),
                example(
                        "a browser",
                        "console",
                        Actor.PERSON,
                        iamUser("alice"),
                        "'userAgent': 'Mozilla/5.0 (X11) Gecko/20100101 Firefox/128.0'"),
                example(
                        "root in the console",
                        "console",
                        Actor.PERSON,
                        "{'type': 'Root', 'arn': 'arn:aws:iam::111122223333:root'}",
                        "'eventType': 'AwsConsoleSignIn', 'eventName': 'ConsoleLogin'"),
                example(
                        "Identity Center, whatever the tool",
                        "identity-center",
                        Actor.PERSON,
                        roleSession(SSO_ROLE, "alice@example.com"),
                        TERRAFORM),
                example(
                        "Identity Center, a user name as session",
                        "identity-center",
                        Actor.PERSON,
                        "{'type': 'AssumedRole', 'arn': 'arn:aws:sts::111122223333:assumed-role/"
                                + "AWSReservedSSO_ReadOnly_0123/alice'}",
                        BOTO),
                example(
                        "Identity Center's own identity",
                        "identity-center",
                        Actor.PERSON,
                        "{'type': 'IdentityCenterUser', 'onBehalfOf': {'userId': 'u-1'}}",
                        ""),
                example(
                        "a role that carries its user along",
                        "identity-center",
                        Actor.PERSON,
                        roleSession("trusted", "s", "", "'onBehalfOf': {'userId': 'u-1'}"),
                        BOTO),
                example(
                        "a sign-in by SAML",
                        "sign-in",
                        Actor.PERSON,
                        "{'type': 'SAMLUser', 'principalId': 'q:bob', 'userName': 'bob'}",
                        "'userAgent': 'okta'"),
                example("a directory's user", "sign-in", Actor.PERSON, "{'type': 'Directory', 'userName': 'bob'}", ""),
                example(
                        "a session that goes back to a sign-in",
                        "sign-in",
                        Actor.PERSON,
                        roleSession(
                                "admin",
                                "s",
                                "'signInSessionArn':" + " 'arn:aws:signin:us-east-1:111122223333:session/0123'",
                                ""),
                        BOTO),
                example(
                        "a second factor",
                        "multi-factor",
                        Actor.PERSON,
                        roleSession("admin", "s", "'attributes': {'mfaAuthenticated': 'true'}", ""),
                        TERRAFORM),
                example(
                        "a session named by an address",
                        "mail-session",
                        Actor.PERSON,
                        roleSession("okta-admin", "alice@example.com"),
                        BOTO),

                // Automation by who vouches for it, its name and where it runs
                example(
                        "GitHub vouches for the job",
                        "workload-provider",
                        Actor.AUTOMATION,
                        "{'type': 'WebIdentityUser', 'userName': 'repo:example/app:ref:refs/heads/main', 'identityProvider':"
                                + " 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'}",
                        ""),
                example(
                        "a pod's service account",
                        "workload-provider",
                        Actor.AUTOMATION,
                        roleSession(
                                "pod",
                                "alice",
                                "'webIdFederationData': {'federatedProvider':"
                                        + " 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123'}",
                                ""),
                        CLI),
                example(
                        "GitHub's session, although with the CLI",
                        "automation-name",
                        Actor.AUTOMATION,
                        roleSession("deployer", "GitHubActions"),
                        CLI),
                example(
                        "CodeBuild",
                        "automation-name",
                        Actor.AUTOMATION,
                        roleSession("build", "AWSCodeBuild-01234567-89ab"),
                        CLI),
                example(
                        "GitLab",
                        "automation-name",
                        Actor.AUTOMATION,
                        roleSession("deployer", "GitLabRunner-17-42"),
                        CLI),
                example("a user that Jenkins uses", "automation-name", Actor.AUTOMATION, iamUser("jenkins-prod"), CLI),
                example(
                        "a Terraform run",
                        "automation-name",
                        Actor.AUTOMATION,
                        roleSession("deployer", "terraform-run-0123"),
                        ""),
                example(
                        "CloudShell",
                        "interactive-environment",
                        Actor.PERSON,
                        iamUser("alice"),
                        "'userAgent': 'Boto3/1.34 Python/3.9 Linux/6.1 exec-env/CloudShell'"),
                example(
                        "a Lambda function",
                        "workload-environment",
                        Actor.AUTOMATION,
                        roleSession("resizer", "resize-images"),
                        "'userAgent': 'Boto3/1.34 Python/3.9 Linux/6.1 exec-env/AWS_Lambda_python3.12'"),
                example(
                        "the CLI in a container",
                        "workload-environment",
                        Actor.AUTOMATION,
                        roleSession("task", "0123456789abcdef"),
                        "'userAgent': 'aws-cli/2.17.27 Python/3.11 Linux/6.1 exec-env/AWS_ECS_FARGATE'"),
                example(
                        "credentials issued to a function",
                        "workload-environment",
                        Actor.AUTOMATION,
                        roleSession(
                                "resizer",
                                "resize-images",
                                "",
                                "'inScopeOf': {'issuerType':" + " 'AWS::Lambda::Function'}"),
                        ""),

                // By the client alone
                example(
                        "Terraform with a user's key",
                        "automation-client",
                        Actor.AUTOMATION,
                        iamUser("bob"),
                        TERRAFORM),
                example(
                        "Pulumi",
                        "automation-client",
                        Actor.AUTOMATION,
                        roleSession("deployer", "bob"),
                        "'userAgent': 'APN/1.0 Pulumi/1.0 PulumiAwsNative/1.12'"),
                example(
                        "Ansible",
                        "automation-client",
                        Actor.AUTOMATION,
                        iamUser("bob"),
                        "'userAgent': 'APN/1.0 Ansible/2.15.2 Boto3/1.28'"),
                example("the CLI", "interactive-client", Actor.PERSON, iamUser("bob"), CLI),
                example(
                        "the CLI with a profile that assumes a role",
                        "interactive-client",
                        Actor.PERSON,
                        roleSession("admin", "botocore-session-1700000000"),
                        CLI),
                example(
                        "a person by the name of Jenkins",
                        "interactive-client",
                        Actor.PERSON,
                        roleSession("admin", "sarah.jenkins"),
                        CLI),
                example(
                        "PowerShell",
                        "interactive-client",
                        Actor.PERSON,
                        iamUser("bob"),
                        "'userAgent': 'AWSPowerShell.Common/4.1.90.0 .NET_Core/6.0.5'"),
                example(
                        "a session that an SDK named",
                        "sdk-session",
                        Actor.AUTOMATION,
                        roleSession("worker", "botocore-session-1700000000"),
                        "'userAgent': 'example-worker/1.0'"),
                example(
                        "another SDK",
                        "sdk-session",
                        Actor.AUTOMATION,
                        roleSession("worker", "aws-sdk-java-1700000000000"),
                        ""),
                example("an SDK with a user's key", "sdk-client", Actor.AUTOMATION, iamUser("bob"), BOTO),
                example(
                        "an SDK with root's key",
                        "sdk-client",
                        Actor.AUTOMATION,
                        "{'type': 'Root', 'arn': 'arn:aws:iam::111122223333:root'}",
                        BOTO),

                // Last resorts
                example(
                        "root is for people",
                        "personal-name",
                        Actor.PERSON,
                        "{'type': 'Root', 'arn': 'arn:aws:iam::111122223333:root'}",
                        ""),
                example("a user named by an address", "personal-name", Actor.PERSON, iamUser("bob@example.com"), ""),
                example(
                        "a source identity that is an address",
                        "personal-name",
                        Actor.PERSON,
                        roleSession("admin", "s", "'sourceIdentity': 'bob@example.com'", ""),
                        ""),
                example(
                        "an address of a machine",
                        "undecided",
                        Actor.UNKNOWN,
                        roleSession("admin", "worker@example.iam.gserviceaccount.com"),
                        ""),
                example(
                        "nothing tells",
                        "undecided",
                        Actor.UNKNOWN,
                        roleSession("admin", "203.0.113.11"),
                        "'userAgent': 'example-user-agent-string'"),
                example("no identity at all", "undecided", Actor.UNKNOWN, "null", ""));
    }

    private static Example example(String because, String rule, Actor actor, String identity, String more) {
        return new Example(because, rule, actor, identity, more);
    }

    private static String service(String name) {
        return "'userAgent': '%1$s', 'sourceIPAddress': '%1$s'".formatted(name);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theFirstRuleThatHoldsDecides(Example example) {
        Principal principal = principal(call(example.identity(), example.more()));

        assertThat(principal.actorRule()).isEqualTo(example.rule());
        assertThat(principal.actor()).isEqualTo(example.actor());
    }

    @Test
    void everyRuleHasAnExample() {
        List<String> rules = ActorRule.ALL.stream().map(ActorRule::name).toList();

        assertThat(rules).doesNotHaveDuplicates();
        assertThat(examples().map(Example::rule)).containsAll(rules);
    }

    @Test
    void aMisreadPersonIsWorseThanNoise() {
        assertThat(principal(call(roleSession("admin", "i-am-alice"), CLI)).actor())
                .isEqualTo(Actor.PERSON);
    }
}
