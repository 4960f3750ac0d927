package io.ssmtrail.elastic;

import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.Credentials;
import io.ssmtrail.connection.Proxies;
import io.ssmtrail.error.UsageException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.RedirectStrategy;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.DefaultRedirectStrategy;
import org.apache.http.impl.conn.DefaultRoutePlanner;
import org.apache.http.impl.conn.DefaultSchemePortResolver;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.apache.http.message.BasicHeader;
import org.apache.http.protocol.HttpContext;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Elasticsearch's own HTTP client, made for one cluster. Its nodes take turns; one that does not answer is passed over for
 * a while, and what can be sent again is sent to the next.
 */
final class Transport {

    private static final Logger LOG = Logger.getLogger(Transport.class.getName());

    /** Only questions would be sent on, and no documents; better to say where they lead. */
    private static final RedirectStrategy NO_REDIRECTS = new DefaultRedirectStrategy(new String[0]);

    private Transport() {}

    static RestClient to(ConnectionSettings settings) {
        Access access = settings.access();
        Map<HttpHost, URI> proxies = new HashMap<>();
        HttpHost[] hosts = settings.urls().stream()
                .map(url -> {
                    HttpHost host = host(url);
                    settings.proxyTowards(url).ifPresent(proxy -> proxies.put(host, proxy));
                    return host;
                })
                .toArray(HttpHost[]::new);
        LOG.info(() -> "Elasticsearch: " + List.of(hosts) + ", credentials: " + access.credentials() + ", proxies: "
                + proxies.values().stream()
                        .map(URI::getAuthority)
                        .map(a -> a.replaceAll(".*@", ""))
                        .toList());
        Optional<SSLContext> tls = access.trust().context();
        RestClientBuilder builder = RestClient.builder(hosts)
                .setRequestConfigCallback(config -> config.setConnectTimeout(
                                Math.toIntExact(access.connectTimeout().toMillis()))
                        .setSocketTimeout(
                                Math.toIntExact(access.requestTimeout().toMillis())))
                .setHttpClientConfigCallback(http -> {
                    http.setMaxConnPerRoute(32).setMaxConnTotal(64).setRedirectStrategy(NO_REDIRECTS);
                    tls.ifPresent(http::setSSLContext);
                    return proxies.isEmpty() ? http : through(http, proxies);
                });
        access.credentials()
                .authorization()
                .ifPresent(value -> builder.setDefaultHeaders(new Header[] {new BasicHeader("Authorization", value)}));
        prefix(settings.urls()).ifPresent(builder::setPathPrefix);
        return builder.build();
    }

    private static HttpHost host(URI url) {
        String scheme = url.getScheme();
        if (url.getHost() == null || scheme == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new UsageException(
                    "'" + url + "' is no address of Elasticsearch.",
                    "Give one such as http://localhost:9200 or https://es.example.com:9243.");
        }
        return new HttpHost(url.getHost(), ConnectionSettings.port(url), scheme);
    }

    private static Optional<String> prefix(List<URI> urls) {
        List<String> prefixes = urls.stream()
                .map(url -> Optional.ofNullable(url.getPath()).orElse("").replaceAll("/+$", ""))
                .distinct()
                .toList();
        if (prefixes.size() > 1) {
            throw new UsageException(
                    "The nodes have different paths in their addresses: " + String.join(", ", prefixes) + ".",
                    "Give the addresses of nodes of one cluster, with the same path behind the host.");
        }
        return prefixes.stream().filter(path -> !path.isEmpty()).findFirst();
    }

    private static HttpAsyncClientBuilder through(HttpAsyncClientBuilder http, Map<HttpHost, URI> proxies) {
        BasicCredentialsProvider users = new BasicCredentialsProvider();
        for (URI proxy : proxies.values()) {
            Optional<Credentials.Basic> user = Proxies.credentials(proxy);
            user.ifPresent(known -> users.setCredentials(
                    new AuthScope(proxy.getHost(), Proxies.port(proxy)),
                    new UsernamePasswordCredentials(known.username(), known.password())));
        }
        return http.setDefaultCredentialsProvider(users)
                .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE) {
                    @Override
                    protected @Nullable HttpHost determineProxy(
                            HttpHost target, HttpRequest request, HttpContext context) {
                        URI proxy = proxies.get(target);
                        return proxy == null ? null : new HttpHost(proxy.getHost(), Proxies.port(proxy));
                    }
                });
    }
}
