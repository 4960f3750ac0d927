package io.ssmtrail.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

    private static Arn arn(String text) {
        return Arn.parse(text).orElseThrow();
    }

    @Test
    void anArnIsCutIntoItsParts() {
        Arn arn = arn("arn:aws:ssm:us-east-2:123456789012:document/example-Document");
        assertThat(arn.partition()).isEqualTo("aws");
        assertThat(arn.service()).isEqualTo("ssm");
        assertThat(arn.account()).isEqualTo("123456789012");
        assertThat(arn.resourceType()).contains("document");
        assertThat(arn.resourceName()).isEqualTo("example-Document");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:iam::123456789012:role/service-role/deployer",
                "arn:aws-cn:iam::123456789012:role/deployer",
                "arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/a/b",
                "arn:aws-iso:iam::123456789012:root",
                "arn:aws-iso-b:sts::123456789012:assumed-role/deployer/session",
                "arn:aws:s3:::example-bucket",
                "arn:aws:iam::123456789012:role/aws:ec2-instance",
                "arn:aws:logs:us-east-1:123456789012:log-group:/aws/ssm:*"
            })
    void anArnOfAnyPartitionPrintsAsItWasRead(String text) {
        assertThat(arn(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "arn",
                "arn:",
                "arn:aws",
                "arn:aws:iam",
                "arn:aws:iam::123456789012",
                "arn:aws:iam::123456789012:",
                "arn::iam::123456789012:root",
                "arn:aws:::123456789012:root",
                "ARN:aws:iam::123456789012:root",
                "deployer"
            })
    void whatIsNoArnIsEmpty(String text) {
        assertThat(Arn.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:role/path/to/deployer, role, path/to/deployer, deployer",
        "arn:aws:lambda:us-east-1:123456789012:function:resize, function, resize, function:resize",
        "arn:aws:ssm:us-east-1:123456789012:parameter/app/key, parameter, app/key, key",
        "arn:aws:logs:us-east-1:123456789012:log-group:/aws/ssm, log-group, /aws/ssm, ssm",
        "arn:aws:iam::123456789012:root, , root, root"
    })
    void theResourceHasATypeAndAName(String text, String type, String name, String lastSegment) {
        assertThat(arn(text).resourceType()).isEqualTo(Optional.ofNullable(type));
        assertThat(arn(text).resourceName()).isEqualTo(name);
        assertThat(arn(text).lastSegment()).isEqualTo(lastSegment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-f", "aws-eusc"})
    void aSessionLeadsToItsRoleInItsOwnPartition(String partition) {
        Arn session = arn("arn:" + partition + ":sts::123456789012:assumed-role/deployer/alice@example.com");

        assertThat(session.isRoleSession()).isTrue();
        assertThat(session.roleName()).contains("deployer");
        assertThat(session.sessionName()).contains("alice@example.com");
        assertThat(session.withoutSession()).hasToString("arn:" + partition + ":iam::123456789012:role/deployer");
    }

    @Test
    void aSessionArnWithoutASessionNameStillLeadsToItsRole() {
        Arn session = arn("arn:aws:sts::123456789012:assumed-role/deployer");

        assertThat(session.sessionName()).isEmpty();
        assertThat(session.withoutSession()).hasToString("arn:aws:iam::123456789012:role/deployer");
    }

    @Test
    void anythingElseIsItsOwnPrincipal() {
        Arn role = arn("arn:aws:iam::123456789012:role/service-role/deployer");

        assertThat(role.withoutSession()).isSameAs(role);
        assertThat(role.roleName()).contains("deployer");
        assertThat(role.sessionName()).isEmpty();
        assertThat(arn("arn:aws:iam::123456789012:user/alice").roleName()).isEmpty();
    }
}
