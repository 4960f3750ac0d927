package io.ssmtrail.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.Credentials;
import io.ssmtrail.connection.Proxies;
import io.ssmtrail.connection.Trust;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "http://es,",
        "http://es/prefix,",
        "http://es:9200,",
        "http://es:9201, http://proxy:3128",
        "http://[fd00::7],",
        "https://es, http://proxy:3128",
        "https://secure,",
    })
    void anExceptionWithAPortHoldsForTheOneThatElasticsearchIsAskedOn(URI node, URI proxy) {
        Access access = new Access(
                new Credentials.None(),
                new Trust.Platform(),
                Proxies.of("http://proxy:3128", Map.of("NO_PROXY", "es:9200,[fd00::7]:9200,secure:443")),
                Access.CONNECT_TIMEOUT,
                Access.REQUEST_TIMEOUT);

        assertThat(new ConnectionSettings(List.of(node), access)
                        .proxyTowards(node)
                        .orElse(null))
                .isEqualTo(proxy);
    }
}
