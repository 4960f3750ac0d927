package io.ssmtrail.kibana;

import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.Proxies;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** The JDK's HTTP client, made to get through to one server. */
record ProxiedHttp(HttpClient client, Access access, URI server) {

    static {
        // Java does not send a password to a proxy that leads to https, unless told so before its client is first used.
        String setting = "jdk.http.auth.tunneling.disabledSchemes";
        if (System.getProperty(setting) == null) {
            System.setProperty(setting, "");
        }
    }

    static ProxiedHttp to(URI server, Access access) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(access.connectTimeout())
                .proxy(HttpClient.Builder.NO_PROXY);
        access.trust().context().ifPresent(builder::sslContext);
        access.proxies()
                .towards(server)
                .ifPresent(proxy -> builder.proxy(
                        ProxySelector.of(InetSocketAddress.createUnresolved(proxy.getHost(), Proxies.port(proxy)))));
        return new ProxiedHttp(builder.build(), access, server);
    }

    /** Adds who asks, to the server and to the proxy before it. */
    void authorize(HttpRequest.Builder request) {
        access.credentials().authorization().ifPresent(value -> request.header("Authorization", value));
        access.proxies()
                .towards(server)
                .flatMap(Proxies::credentials)
                .flatMap(user -> user.authorization())
                .ifPresent(value -> request.header("Proxy-Authorization", value));
    }
}
