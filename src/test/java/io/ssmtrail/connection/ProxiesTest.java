package io.ssmtrail.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.error.UsageException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "HTTPS_PROXY", "http://secure-proxy:3128",
            "http_proxy", "plain-proxy:8080",
            "NO_PROXY", "es.internal, .lan,192.0.2.7,odd.example.com:9201");

    @ParameterizedTest
    @CsvSource({
        "https://es.example.com:9200, http://secure-proxy:3128",
        "http://es.example.com:9200, http://plain-proxy:8080",
        "https://es.internal:9200,",
        "https://node1.es.internal:9200,",
        "https://notes.internal, http://secure-proxy:3128",
        "https://es.lan,",
        "https://192.0.2.7:9200,",
        "https://192.0.2.70:9200, http://secure-proxy:3128",
        "https://odd.example.com:9201,",
        "https://odd.example.com:9200, http://secure-proxy:3128",
        "http://localhost:9200,",
        "http://127.0.0.1:9200,"
    })
    void theEnvironmentIsUnderstoodAsOtherProgramsDo(URI server, URI proxy) {
        assertThat(Proxies.of(ENVIRONMENT).towards(server).orElse(null)).isEqualTo(proxy);
    }

    @ParameterizedTest
    @CsvSource({
        "https://10.0.0.1:9200,",
        "https://10.255.255.255,",
        "https://11.0.0.0, http://proxy:3128",
        "https://172.16.0.1,",
        "https://172.31.255.254,",
        "https://172.32.0.1, http://proxy:3128",
        "https://192.0.2.7,",
        "https://192.0.2.8, http://proxy:3128",
        "https://[2001:db8::1]:9200,",
        "https://[2001:DB8:ffff::1],",
        "https://[2001:db9::1], http://proxy:3128",
        "https://[fd00::7]:9200,",
        "https://[fd00::8]:9200, http://proxy:3128",
        "https://10.example.com, http://proxy:3128",
        "https://198.51.100.1, http://proxy:3128",
        "https://es.example.com, http://proxy:3128"
    })
    void blocksOfAddressesStandForTheHostsThatAreGivenAsAddresses(URI server, URI proxy) {
        Proxies proxies = Proxies.of(Map.of(
                "HTTPS_PROXY", "http://proxy:3128",
                "NO_PROXY", "10.0.0.0/8,172.16.1.2/12,192.0.2.7/32,2001:db8::/32,fd00::7,198.51.100.0/33,300.0.0.0/1"));

        assertThat(proxies.towards(server).orElse(null)).isEqualTo(proxy);
    }

    @Test
    void theOneThatIsGivenLeadsEverywhereButWhereNoneIsToBeUsed() {
        Proxies given = Proxies.of("http://given:3128", ENVIRONMENT);

        assertThat(given.towards(URI.create("http://localhost:9200"))).hasValue(URI.create("http://given:3128"));
        assertThat(given.towards(URI.create("https://es.internal"))).isEmpty();
        assertThat(Proxies.of("none", ENVIRONMENT).towards(URI.create("https://es.example.com")))
                .isEmpty();
    }

    @Test
    void whatIsNoProxyIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", "socks5://alice:opensesame@proxy:1080")))
                .isInstanceOf(UsageException.class)
                .hasMessage("What HTTPS_PROXY says is not the address of an HTTP proxy.")
                .hasMessageNotContaining("opensesame");
    }

    @Test
    void aProxysUserIsInItsAddress() {
        assertThat(Proxies.credentials(URI.create("http://alice:open%40sesame@proxy:3128")))
                .hasValue(new Credentials.Basic("alice", "open@sesame"));
        assertThat(Proxies.credentials(URI.create("http://proxy:3128"))).isEmpty();
    }
}
