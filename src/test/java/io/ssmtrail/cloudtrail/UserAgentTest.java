package io.ssmtrail.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.Members;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAgentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        aws-cli/2.17.27 md/awscrt#0.21.2 ua/2.0 os/linux#6.1.0 md/arch#x86_64 lang/python#3.11.9 md/command#ssm.start-session | aws-cli | 2.17.27 | Linux | COMMAND_LINE
        aws-cli/1.16.310 Python/3.8.1 Darwin/18.7.0 botocore/1.13.46 | aws-cli | 1.16.310 | Mac OS X | COMMAND_LINE
        aws-cli/2.4.23 Python/3.8.8 Windows/10 exe/AMD64 prompt/off command/ssm.send-command | aws-cli | 2.4.23 | Windows | COMMAND_LINE
        AWSPowerShell.Common/4.1.90.0 .NET_Core/6.0.5 OS/Microsoft_Windows_10.0.17763 PowerShellCore/7.-1 ClientAsync | AWSPowerShell.Common | 4.1.90.0 | Windows | COMMAND_LINE
        AWS-Toolkit-For-VSCode/3.20.0 Visual-Studio-Code/1.90.0 ClientId/11111111-1111-1111-1111-111111111111 | AWS-Toolkit-For-VSCode | 3.20.0 | | COMMAND_LINE
        Boto3/1.34.0 md/Botocore#1.34.0 ua/2.0 os/linux#5.10 md/arch#x86_64 lang/python#3.12 | Boto3 | 1.34.0 | Linux | SDK
        Boto3/1.20.1 Python/3.9.1 Linux/4.14 exec-env/AWS_Lambda_python3.9 Botocore/1.23.1 | Boto3 | 1.20.1 | Linux | SDK
        Botocore/1.31.0 Python/3.10 Linux/5.10 | Botocore | 1.31.0 | Linux | SDK
        aws-sdk-java/2.20.1 Linux/5.10 OpenJDK_64-Bit_Server_VM/17.0.1 Java/17.0.1 | aws-sdk-java | 2.20.1 | Linux | SDK
        aws-sdk-go/1.44.1 (go1.19.1; linux; amd64) | aws-sdk-go | 1.44.1 | Linux | SDK
        aws-sdk-go-v2/1.30.3 os/windows lang/go#1.22.6 md/GOOS#windows md/GOARCH#amd64 | aws-sdk-go-v2 | 1.30.3 | Windows | SDK
        aws-sdk-js/3.400.0 ua/2.0 os/darwin#22.5.0 lang/js md/nodejs#18.16.0 api/ssm#3.400.0 | aws-sdk-js | 3.400.0 | Mac OS X | SDK
        aws-sdk-nodejs/2.1400.0 linux/v18.16.0 promise | aws-sdk-nodejs | 2.1400.0 | Linux | SDK
        aws-sdk-rust/1.3.5 os/linux lang/rust/1.80.0 | aws-sdk-rust | 1.3.5 | Linux | SDK
        APN/1.0 HashiCorp/1.0 Terraform/1.5.0 (+https://www.terraform.io) terraform-provider-aws/5.1.0 aws-sdk-go-v2/1.30.3 os/linux | Terraform | 1.5.0 | Linux | AUTOMATION
        APN/1.0 HashiCorp/1.0 Packer/1.9.4 aws-sdk-go/1.44 (go1.20; darwin; arm64) | Packer | 1.9.4 | Mac OS X | AUTOMATION
        APN/1.0 Pulumi/1.0 PulumiAwsNative/1.12 aws-sdk-go-v2/1.30.3 | Pulumi | 1.12 | | AUTOMATION
        APN/1.0 Ansible/2.15.2 Boto3/1.28 Python/3.11 Linux/6.1 Botocore/1.31 | Ansible | 2.15.2 | Linux | AUTOMATION
        aws-sdk-js/3.400.0 configure-aws-credentials-for-github-actions | GitHub Actions | | | AUTOMATION
        stratus-red-team_01234567-89ab-cdef-0123-456789abcdef | stratus-red-team | | | AUTOMATION
        aws-sdk-go/1.41.1 (go1.18.1; linux; amd64) amazon-ssm-agent/3.2.582.0 | amazon-ssm-agent | 3.2.582.0 | Linux | NODE_AGENT
        aws-sdk-go/1.41.1 (go1.18.1; windows; amd64) amazon-ssm-agent/ | amazon-ssm-agent | | Windows | NODE_AGENT
        AWS Internal | AWS Internal | | | CONSOLE
        aws-internal/3 aws-sdk-java/1.12.1 Linux/5.10 OpenJDK_64-Bit_Server_VM/25.1 | aws-internal | 3 | Linux | CONSOLE
        [S3Console/0.4, aws-internal/3 aws-sdk-java/1.11.848 Linux/4.9] | S3Console | 0.4 | Linux | CONSOLE
        EC2ConsoleBackend, aws-sdk-java/Linux/x.xx.fleetxen Java_HotSpot(TM)_64-Bit_Server_VM/xx | EC2ConsoleBackend | | Linux | CONSOLE
        AWSConsole | AWSConsole | | | CONSOLE
        Coral/Netty4 | Coral | | | CONSOLE
        signin.amazonaws.com | signin.amazonaws.com | | | CONSOLE
        console.ec2.amazonaws.com | console.ec2.amazonaws.com | | | CONSOLE
        ssm.amazonaws.com | ssm.amazonaws.com | | | AWS_SERVICE
        events.amazonaws.com.cn | events.amazonaws.com.cn | | | AWS_SERVICE
        Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 | Chrome | 130.0.0.0 | Mac OS X | BROWSER
        Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36 Edg/118.0.2088.46 | Edge | 118.0.2088.46 | Windows | BROWSER
        SRPS/Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.0.0 Safari/537.36 Edg/118.0.2088.46 | Edge | 118.0.2088.46 | Windows | BROWSER
        Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 | Firefox | 128.0 | Linux | BROWSER
        Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15 | Safari | 17.4 | Mac OS X | BROWSER
        Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/124.0.6367 Mobile/15E148 Safari/604.1 | Chrome | 124.0.6367 | iOS | BROWSER
        Go-http-client/1.1 | Go-http-client | 1.1 | | HTTP_LIBRARY
        Apache-HttpClient/UNAVAILABLE (Java/1.8.0_362) | Apache-HttpClient | | | HTTP_LIBRARY
        APN/1.0 Datadog/1.0 Monitor/2.1 | Datadog | 1.0 | | OTHER
        example-tool/v0.3.1-beta (linux) | example-tool | 0.3.1-beta | Linux | OTHER
        example-user-agent-string | example-user-agent-string | | | OTHER
        """)
    void theSoftwareIsNamed(String text, String name, String version, String os, ClientFamily family) {
        UserAgent agent = UserAgent.parse(text);

        assertThat(agent.original()).isEqualTo(text);
        assertThat(agent.name()).isEqualTo(Optional.ofNullable(name));
        assertThat(agent.version()).isEqualTo(Optional.ofNullable(version));
        assertThat(agent.osName()).isEqualTo(Optional.ofNullable(os));
        assertThat(agent.family()).isEqualTo(family);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssm.amazonaws.com",
                "ssm.amazonaws.com.cn",
                "ssm.amazonaws.eu",
                "ssm.c2s.ic.gov",
                "ssm.sc2s.sgov.gov",
                "serverlessrepo.amazonaws.com",
                "lambda.aws.internal"
            })
    void aServiceOfAnyPartitionIsKnownAlikeAsClientAndAsSource(String service) {
        assertThat(UserAgent.parse(service).family()).isEqualTo(ClientFamily.AWS_SERVICE);
        assertThat(UserAgent.parse(service).name()).contains(service);
        assertThat(SourceAddress.parse(service).isService()).isTrue();
    }

    @Test
    void whereAwsSoftwareRunsIsToldByItsExecutionEnvironment() {
        assertThat(UserAgent.parse("aws-cli/2.17.26 Python/3.11 Linux/6.1 exec-env/CloudShell prompt/off")
                        .environment())
                .contains("CloudShell");
        assertThat(UserAgent.parse("aws-cli/2.17.26 Python/3.11 Linux/6.1").environment())
                .isEmpty();
    }

    @Test
    void aRecordWithoutAUserAgentHasNone() {
        assertThat(UserAgent.of(Members.of("{}"))).isEmpty();
        assertThat(UserAgent.of(Members.of("{'userAgent': null}"))).isEmpty();
        assertThat(UserAgent.of(Members.of("{'userAgent': ''}"))).isEmpty();
        assertThat(UserAgent.of(Members.of("{'userAgent': ['aws-cli/2.0']}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", ")))", "((((", "[]", "/", "//", "/1.0", ",,,", "[", "\u0000", "(aws-cli/2.0)"})
    void junkIsKeptAsItStands(String text) {
        assertThat(UserAgent.parse(text).original()).isEqualTo(text);
        assertThat(UserAgent.parse(text).family()).isEqualTo(ClientFamily.OTHER);
        assertThat(UserAgent.parse(text).version()).isEmpty();
    }

    @Test
    void aWordTooLongForANameIsNone() {
        assertThat(UserAgent.parse("x".repeat(300_000)).name()).isEmpty();
    }

    @Test
    void manyDistinctUserAgentsAreAllReadAlike() {
        assertThat(IntStream.range(0, 10_000)
                        .mapToObj(i ->
                                UserAgent.parse("aws-cli/2.0." + i).version().orElseThrow()))
                .containsExactlyElementsOf(
                        IntStream.range(0, 10_000).mapToObj(i -> "2.0." + i).toList());
    }
}
