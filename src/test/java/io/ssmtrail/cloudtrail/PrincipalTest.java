package io.ssmtrail.cloudtrail;

import static io.ssmtrail.cloudtrail.CallRecord.call;
import static io.ssmtrail.cloudtrail.CallRecord.iamUser;
import static io.ssmtrail.cloudtrail.CallRecord.principal;
import static io.ssmtrail.cloudtrail.CallRecord.roleSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.Members;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalTest {

    private static Principal identity(String identity) {
        return principal(call(identity, "'recipientAccountId': '111122223333'"));
    }

    @Test
    void theSessionOfAwssOwnExampleCountsAsItsRole() {
        Principal principal = principal(Members.of("""
                {'eventVersion': '1.04',
                 'userIdentity': {'type': 'AssumedRole', 'principalId': 'AKIAI44QH8DHBEXAMPLE:203.0.113.11',
                   'arn': 'arn:aws:sts::123456789012:assumed-role/example-role/203.0.113.11',
                   'accountId': '123456789012', 'accessKeyId': 'AKIAIOSFODNN7EXAMPLE',
                   'sessionContext': {
                     'attributes': {'mfaAuthenticated': 'false', 'creationDate': '2018-03-06T20:19:16Z'},
                     'sessionIssuer': {'type': 'Role', 'principalId': 'AKIAI44QH8DHBEXAMPLE',
                       'arn': 'arn:aws:iam::123456789012:role/example-role', 'accountId': '123456789012',
                       'userName': 'example-role'}}},
                 'eventSource': 'ssm.amazonaws.com', 'eventName': 'DeleteDocument', 'awsRegion': 'us-east-2',
                 'sourceIPAddress': '203.0.113.11', 'userAgent': 'example-user-agent-string',
                 'recipientAccountId': '123456789012'}"""));

        assertThat(principal.id()).isEqualTo("arn:aws:iam::123456789012:role/example-role");
        assertThat(principal.arn()).contains("arn:aws:iam::123456789012:role/example-role");
        assertThat(principal.kind().value()).isEqualTo("assumed_role");
        assertThat(principal.name()).contains("example-role");
        assertThat(principal.sessionName()).contains("203.0.113.11");
        assertThat(principal.accountId()).contains("123456789012");
        assertThat(principal.accessKeyId()).contains("AKIAIOSFODNN7EXAMPLE");
        assertThat(principal.credentials().value()).isEqualTo("temporary_role");
        assertThat(principal.actor().value()).isEqualTo("unknown");
        assertThat(principal.email()).isEmpty();
        assertThat(principal.console()).isFalse();
        assertThat(principal.mfa()).isFalse();
        assertThat(principal.crossAccount()).isFalse();
    }

    @Test
    void rootIsNamedRootWhateverTheAliasOfTheAccount() {
        Principal principal =
                identity("{'type': 'Root', 'principalId': '111122223333', 'arn': 'arn:aws:iam::111122223333:root',"
                        + " 'accountId': '111122223333', 'userName': 'example-alias', 'accessKeyId': ''}");

        assertThat(principal.id()).isEqualTo("arn:aws:iam::111122223333:root");
        assertThat(principal.name()).contains("root");
        assertThat(principal.kind()).isEqualTo(PrincipalKind.ROOT);
        assertThat(principal.credentials()).isEqualTo(CredentialKind.ROOT);
        assertThat(principal.accessKeyId()).isEmpty();
    }

    @Test
    void anIamUserIsItsArn() {
        Principal principal = identity(iamUser("division/alice@example.com"));

        assertThat(principal.id()).isEqualTo("arn:aws:iam::111122223333:user/division/alice@example.com");
        assertThat(principal.kind()).isEqualTo(PrincipalKind.IAM_USER);
        assertThat(principal.credentials()).isEqualTo(CredentialKind.IAM_USER);
        assertThat(principal.sessionName()).isEmpty();
        assertThat(principal.accessKeyId()).contains("AKIAEXAMPLE");
    }

    @Test
    void aUserNameThatAwsHidesIsNone() {
        Principal principal = identity("{'type': 'IAMUser', 'accountId': '111122223333', 'accessKeyId': '',"
                + " 'userName': 'HIDDEN_DUE_TO_SECURITY_REASONS'}");

        assertThat(principal.name()).isEmpty();
        assertThat(principal.id()).isEqualTo("111122223333");
    }

    @Test
    void aRoleKeepsThePathThatItsIssuerTells() {
        Principal principal =
                identity(roleSession("aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123", "alice@example.com"));

        assertThat(principal.id())
                .isEqualTo("arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123");
        assertThat(principal.name()).contains("AWSReservedSSO_Admin_0123");
        assertThat(principal.email()).contains("alice@example.com");
    }

    @ParameterizedTest
    @CsvSource({"aws", "aws-cn", "aws-us-gov", "aws-iso-b"})
    void withoutAnIssuerTheRoleIsDerivedInItsPartition(String partition) {
        Principal principal =
                identity("{'type': 'AssumedRole', 'arn': 'arn:%s:sts::111122223333:assumed-role/deployer/session-1',"
                                .formatted(partition)
                        + " 'sessionContext': {'sessionIssuer': {}}}");

        assertThat(principal.id()).isEqualTo("arn:" + partition + ":iam::111122223333:role/deployer");
        assertThat(principal.name()).contains("deployer");
        assertThat(principal.sessionName()).contains("session-1");
        assertThat(principal.accountId()).contains("111122223333");
    }

    @Test
    void anIssuerWrittenAsASessionStillLeadsToTheRole() {
        Principal principal = identity("{'type': 'AssumedRole', 'principalId': 'AROAEXAMPLE',"
                + " 'arn': 'arn:aws:sts::111122223333:assumed-role/deployer', 'sessionContext': {'sessionIssuer':"
                + " {'arn': 'arn:aws:sts::111122223333:assumed-role/deployer', 'userName': 'deployer'}}}");

        assertThat(principal.id()).isEqualTo("arn:aws:iam::111122223333:role/deployer");
        assertThat(principal.sessionName()).isEmpty();
    }

    @Test
    void aSessionWithoutAnyArnIsTheIdOfItsRole() {
        Principal principal = identity("{'type': 'AssumedRole', 'principalId': 'AROAEXAMPLE:session-1'}");

        assertThat(principal.id()).isEqualTo("AROAEXAMPLE");
        assertThat(principal.arn()).isEmpty();
        assertThat(principal.sessionName()).contains("session-1");
    }

    @Test
    void theRoleOfDefaultHostManagementHoldsAColon() {
        Principal principal =
                identity("{'type': 'AssumedRole', 'principalId': '111122223333:aws:ec2-instance:i-0123456789abcdef0',"
                        + " 'arn': 'arn:aws:sts::111122223333:assumed-role/aws:ec2-instance/i-0123456789abcdef0'}");

        assertThat(principal.id()).isEqualTo("arn:aws:iam::111122223333:role/aws:ec2-instance");
        assertThat(principal.sessionName()).contains("i-0123456789abcdef0");
    }

    @Test
    void aRoleWithoutASessionIsARole() {
        Principal principal =
                identity("{'type': 'Role', 'arn': 'arn:aws:iam::111122223333:role/deployer', 'principalId': 'AROA'}");

        assertThat(principal.id()).isEqualTo("arn:aws:iam::111122223333:role/deployer");
        assertThat(principal.kind()).isEqualTo(PrincipalKind.ROLE);
        assertThat(principal.credentials()).isEqualTo(CredentialKind.TEMPORARY_ROLE);
        assertThat(principal.name()).contains("deployer");
    }

    @Test
    void aFederatedUserIsItsOwnArnAndSession() {
        Principal principal = identity("{'type': 'FederatedUser', 'principalId': '111122223333:bob@example.com',"
                + " 'arn': 'arn:aws:sts::111122223333:federated-user/bob@example.com', 'accountId': '111122223333',"
                + " 'sessionContext': {'sessionIssuer': {'type': 'IAMUser', 'userName': 'broker',"
                + " 'arn': 'arn:aws:iam::111122223333:user/broker'}}}");

        assertThat(principal.id()).isEqualTo("arn:aws:sts::111122223333:federated-user/bob@example.com");
        assertThat(principal.name()).contains("bob@example.com");
        assertThat(principal.sessionName()).contains("bob@example.com");
        assertThat(principal.email()).contains("bob@example.com");
        assertThat(principal.kind()).isEqualTo(PrincipalKind.FEDERATED_USER);
        assertThat(principal.credentials()).isEqualTo(CredentialKind.TEMPORARY_FEDERATED);
    }

    @Test
    void aSamlUserIsItsPrincipalId() {
        Principal principal = identity("{'type': 'SAMLUser', 'principalId': 'nameQualifier=:bob',"
                + " 'userName': 'bob@example.com', 'identityProvider': 'nameQualifier='}");

        assertThat(principal.id()).isEqualTo("nameQualifier=:bob");
        assertThat(principal.name()).contains("bob@example.com");
        assertThat(principal.email()).contains("bob@example.com");
        assertThat(principal.kind()).isEqualTo(PrincipalKind.SAML_USER);
        assertThat(principal.credentials()).isEqualTo(CredentialKind.TEMPORARY_FEDERATED);
    }

    @Test
    void aWebIdentityUserIsItsPrincipalId() {
        Principal principal = identity("{'type': 'WebIdentityUser', 'principalId': 'accounts.google.com:app:user-1',"
                + " 'userName': 'user-1', 'identityProvider': 'accounts.google.com'}");

        assertThat(principal.id()).isEqualTo("accounts.google.com:app:user-1");
        assertThat(principal.name()).contains("user-1");
        assertThat(principal.kind()).isEqualTo(PrincipalKind.WEB_IDENTITY_USER);
        assertThat(principal.credentials()).isEqualTo(CredentialKind.TEMPORARY_FEDERATED);
    }

    @Test
    void anIdentityCenterUserIsTheUserOnWhoseBehalf() {
        Principal principal = identity(
                "{'type': 'IdentityCenterUser', 'accountId': '111122223333', 'onBehalfOf':"
                        + " {'userId': '01234567-89ab-cdef', 'identityStoreArn': 'arn:aws:identitystore::111122223333:x/d-1'}}");

        assertThat(principal.id()).isEqualTo("01234567-89ab-cdef");
        assertThat(principal.name()).contains("01234567-89ab-cdef");
        assertThat(principal.kind()).isEqualTo(PrincipalKind.IDENTITY_CENTER_USER);
        assertThat(principal.credentials()).isEqualTo(CredentialKind.TEMPORARY_FEDERATED);
    }

    @Test
    void aDirectoryUserIsTheBestThereIs() {
        Principal principal = identity("{'type': 'Directory', 'accountId': '111122223333', 'userName': 'bob'}");

        assertThat(principal.id()).isEqualTo("bob");
        assertThat(principal.name()).contains("bob");
        assertThat(principal.kind()).isEqualTo(PrincipalKind.DIRECTORY);
        assertThat(principal.credentials()).isEqualTo(CredentialKind.UNKNOWN);
    }

    @Test
    void somebodyOfAnotherAccountIsTheIdOfTheRoleOrUser() {
        Principal role =
                identity("{'type': 'AWSAccount', 'principalId': 'AROAEXAMPLE:session-1', 'accountId': '444455556666'}");
        Principal user = identity("{'type': 'AWSAccount', 'principalId': 'AIDAEXAMPLE', 'accountId': '444455556666'}");

        assertThat(role.id()).isEqualTo("AROAEXAMPLE");
        assertThat(role.sessionName()).contains("session-1");
        assertThat(role.kind()).isEqualTo(PrincipalKind.AWS_ACCOUNT);
        assertThat(role.credentials()).isEqualTo(CredentialKind.TEMPORARY_ROLE);
        assertThat(role.crossAccount()).isTrue();
        assertThat(user.id()).isEqualTo("AIDAEXAMPLE");
        assertThat(user.credentials()).isEqualTo(CredentialKind.IAM_USER);
    }

    @Test
    void aServiceIsItsName() {
        Principal principal = identity("{'type': 'AWSService', 'invokedBy': 'ssm.amazonaws.com'}");

        assertThat(principal.id()).isEqualTo("ssm.amazonaws.com");
        assertThat(principal.name()).contains("ssm.amazonaws.com");
        assertThat(principal.arn()).isEmpty();
        assertThat(principal.accountId()).isEmpty();
        assertThat(principal.kind()).isEqualTo(PrincipalKind.AWS_SERVICE);
        assertThat(principal.credentials()).isEqualTo(CredentialKind.AWS_SERVICE);
        assertThat(principal.crossAccount()).isFalse();
    }

    @Test
    void aServiceWithoutANameIsTheSourceOfTheCall() {
        assertThat(principal(call(
                                "{'type': 'AWSService', 'accountId': '111122223333'}",
                                "'sourceIPAddress': 'ssm.amazonaws.com'"))
                        .id())
                .isEqualTo("ssm.amazonaws.com");
    }

    @Test
    void whoOnlyInvokesIsAService() {
        Principal principal = identity("{'accountId': '111122223333', 'invokedBy': 'config.amazonaws.com'}");

        assertThat(principal.id()).isEqualTo("config.amazonaws.com");
        assertThat(principal.kind()).isEqualTo(PrincipalKind.AWS_SERVICE);
        assertThat(principal.accountId()).contains("111122223333");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:root, ROOT, arn:aws:iam::111122223333:root",
        "arn:aws:iam::111122223333:user/alice, IAM_USER, arn:aws:iam::111122223333:user/alice",
        "arn:aws:iam::111122223333:role/deployer, ROLE, arn:aws:iam::111122223333:role/deployer",
        "arn:aws:sts::111122223333:assumed-role/deployer/s, ASSUMED_ROLE, arn:aws:iam::111122223333:role/deployer",
        "arn:aws:sts::111122223333:federated-user/bob, FEDERATED_USER, arn:aws:sts::111122223333:federated-user/bob",
        "arn:aws:ec2:us-east-1:111122223333:instance/i-1, UNKNOWN, arn:aws:ec2:us-east-1:111122223333:instance/i-1"
    })
    void aRecordOfVersionOneWithoutATypeIsKnownByItsArn(String arn, PrincipalKind kind, String id) {
        Principal principal = principal(Members.of(
                "{'eventVersion': '1.0', 'userIdentity': {'arn': '%s', 'accountId': '111122223333'}}".formatted(arn)));

        assertThat(principal.kind()).isEqualTo(kind);
        assertThat(principal.id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "{'principalId': 'AIDAEXAMPLE'}, IAM_USER, AIDAEXAMPLE",
        "{'principalId': 'AROAEXAMPLE:s'}, ASSUMED_ROLE, AROAEXAMPLE",
        "{'onBehalfOf': {'userId': 'u-1'}}, IDENTITY_CENTER_USER, u-1",
        "{'type': 'Unknown' }, UNKNOWN, unknown",
        "{'type': 'SomethingNew' }, UNKNOWN, unknown",
        "{'accountId': '111122223333'}, UNKNOWN, 111122223333",
        "{'userName': 'alice'}, UNKNOWN, alice",
        "{'accessKeyId': 'AKIAEXAMPLE'}, UNKNOWN, AKIAEXAMPLE",
        "'\"arn:aws:iam::111122223333:user/alice\"', IAM_USER, arn:aws:iam::111122223333:user/alice",
        "'\"somebody\"', UNKNOWN, somebody",
        "17, UNKNOWN, unknown",
        "[], UNKNOWN, unknown",
        "null, UNKNOWN, unknown"
    })
    void whateverStandsThereTheIdIsTheBestThereIs(String identity, PrincipalKind kind, String id) {
        Principal principal = principal(call(identity, ""));

        assertThat(principal.kind()).isEqualTo(kind);
        assertThat(principal.id()).isEqualTo(id);
    }

    @Test
    void whereNothingStandsThereTheIdIsUnknown() {
        assertThat(principal(Members.of("{}")).id()).isEqualTo("unknown");
    }
}
