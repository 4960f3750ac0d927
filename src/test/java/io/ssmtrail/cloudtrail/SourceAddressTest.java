package io.ssmtrail.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.testing.Members;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.11",
                "0.0.0.0",
                "255.255.255.255",
                "2001:db8::1",
                "2001:DB8:0:0:0:0:0:1",
                "::",
                "::1",
                "1::",
                "1:2:3:4:5:6:7::",
                "::ffff:203.0.113.11",
                "64:ff9b::203.0.113.11"
            })
    void anIpLiteralIsAnIp(String text) {
        SourceAddress source = SourceAddress.parse(text);

        assertThat(source.address()).isEqualTo(text);
        assertThat(source.ip()).contains(text);
        assertThat(source.isService()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.011",
                "203.0.113.256",
                "203.0.113",
                "203.0.113.1.1",
                "203.0.113.",
                "203.0.113.11:443",
                "203.0.113.0/24",
                "208.XX.XX.55",
                "203.0.113.1 ",
                "0xcb.0.113.11",
                "3405803787",
                "fe80::1%eth0",
                "[2001:db8::1]",
                "2001:db8::1::1",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1:2:3:4:5:6:7",
                "12345::",
                ":1::",
                "1:",
                ":",
                "::ffff:203.0.113",
                "1:2:3:4:5:6:7:203.0.113.11",
                "\u0661.0.0.1",
                "example.com"
            })
    void anythingElseIsOnlyAnAddress(String text) {
        assertThat(SourceAddress.parse(text).address()).isEqualTo(text);
        assertThat(SourceAddress.parse(text).ip()).isEmpty();
        assertThat(SourceAddress.parse(text).isPublic()).isFalse();
        assertThat(SourceAddress.parse(text).isService()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssm.amazonaws.com",
                "ssm-guiconnect.amazonaws.com",
                "events.amazonaws.com",
                "ec2.amazonaws.com.cn",
                "AWS Internal",
                "AWS Internal/7"
            })
    void aServiceIsNoIp(String text) {
        assertThat(SourceAddress.parse(text).isService()).isTrue();
        assertThat(SourceAddress.parse(text).ip()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "223.255.255.255", "2600:1f18::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"
            })
    void aRoutedAddressIsPublic(String text) {
        assertThat(SourceAddress.parse(text).isPublic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "203.0.113.11",
                "224.0.0.1",
                "::1",
                "fd00:ec2::254",
                "fe80::1",
                "ff02::1",
                "2001:db8::1",
                "::ffff:10.1.2.3"
            })
    void aPrivateOrReservedAddressIsNot(String text) {
        assertThat(SourceAddress.parse(text).ip()).isPresent();
        assertThat(SourceAddress.parse(text).isPublic()).isFalse();
    }

    @Test
    void aRecordWithoutASourceHasNone() {
        assertThat(SourceAddress.of(Members.of("{}"))).isEmpty();
        assertThat(SourceAddress.of(Members.of("{'sourceIPAddress': null}"))).isEmpty();
        assertThat(SourceAddress.of(Members.of("{'sourceIPAddress': ' '}"))).isEmpty();
        assertThat(SourceAddress.of(Members.of("{'sourceIPAddress': {'ip': '10.0.0.1'}}")))
                .isEmpty();
    }

    @Test
    void theAddressOfARecordIsReadWithoutTheBlanksAroundIt() {
        assertThat(SourceAddress.of(Members.of("{'sourceIPAddress': ' 203.0.113.11 '}")))
                .contains(SourceAddress.parse("203.0.113.11"));
    }
}
