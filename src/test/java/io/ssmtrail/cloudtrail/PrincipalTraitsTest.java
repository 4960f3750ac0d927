package io.ssmtrail.cloudtrail;

import static io.ssmtrail.cloudtrail.CallRecord.call;
import static io.ssmtrail.cloudtrail.CallRecord.iamUser;
import static io.ssmtrail.cloudtrail.CallRecord.principal;
import static io.ssmtrail.cloudtrail.CallRecord.roleSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTraitsTest {

    private static Principal identity(String identity) {
        return principal(call(identity, "'recipientAccountId': '111122223333'"));
    }

    @Test
    void aUserNamedByAnAddressHasAnEmail() {
        assertThat(identity(iamUser("alice@example.com")).email()).contains("alice@example.com");
        assertThat(identity(iamUser("alice@workstation")).email()).isEmpty();
    }

    @Test
    void anAccountThatBecameANumberGetsItsZerosBack() {
        assertThat(identity("{'type': 'IAMUser', 'accountId': 11223344}").accountId())
                .contains("000011223344");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'true'", "true", "'TRUE'"})
    void multiFactorIsReadAsTextOrBoolean(String value) {
        assertThat(identity(roleSession("deployer", "s", "'attributes': {'mfaAuthenticated': %s}".formatted(value), ""))
                        .mfa())
                .isTrue();
    }

    @Test
    void aSignInTellsItsSecondFactorElsewhere() {
        assertThat(principal(call(iamUser("alice"), "'additionalEventData': {'MFAUsed': 'Yes'}"))
                        .mfa())
                .isTrue();
        assertThat(principal(call(iamUser("alice"), "'additionalEventData': {'MFAUsed': 'No'}"))
                        .mfa())
                .isFalse();
    }

    @Test
    void sourceIdentityIsKept() {
        assertThat(identity(roleSession("deployer", "s", "'sourceIdentity': 'alice'", ""))
                        .sourceIdentity())
                .contains("alice");
    }

    @Test
    void anotherAccountIsOneThatDiffersFromTheRecipient() {
        assertThat(principal(call(iamUser("alice"), "'recipientAccountId': '444455556666'"))
                        .crossAccount())
                .isTrue();
        assertThat(principal(call(iamUser("alice"), "'recipientAccountId': '111122223333'"))
                        .crossAccount())
                .isFalse();
        assertThat(principal(call(iamUser("alice"), "'recipientAccountID': '444455556666'"))
                        .crossAccount())
                .isTrue();
        assertThat(principal(call(iamUser("alice"), "")).crossAccount()).isFalse();
        assertThat(principal(call("{'type': 'AWSAccount', 'principalId': 'AIDAEXAMPLE'}", ""))
                        .crossAccount())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'sessionCredentialFromConsole': 'true'",
                "'sessionCredentialFromConsole': true",
                "'eventType': 'AwsConsoleSignIn'",
                "'eventType': 'AwsConsoleAction'",
                "'userAgent': 'AWS Internal', 'sourceIPAddress': '203.0.113.11'",
                "'userAgent': 'console.ec2.amazonaws.com'",
                "'userAgent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0'"
            })
    void theConsoleIsKnownByItsTraces(String trace) {
        assertThat(principal(call(roleSession("deployer", "alice"), trace)).console())
                .isTrue();
    }

    @Test
    void aServiceInsideOfAwsIsNotTheConsole() {
        assertThat(principal(call(
                                roleSession("deployer", "alice"),
                                "'userAgent': 'AWS Internal', 'sourceIPAddress': 'AWS Internal'"))
                        .console())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(PrincipalKind.class)
    void theIndexHoldsLowerCaseWords(PrincipalKind kind) {
        assertThat(kind.value()).isEqualTo(kind.name().toLowerCase(Locale.ROOT)).matches("[a-z_]+");
    }
}
