package io.ssmtrail.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A server that says the same to everybody: whatever may answer where an Elasticsearch is looked for. */
public final class StandInServer implements AutoCloseable {

    private final HttpServer server;
    private final boolean tls;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private StandInServer(Optional<SSLContext> tls, int status, Map<String, String> headers, String body) {
        this.tls = tls.isPresent();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (tls.isPresent()) {
                HttpsServer https = HttpsServer.create(address, 0);
                https.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
                server = https;
            } else {
                server = HttpServer.create(address, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> answer(exchange, status, headers, body));
        server.start();
    }

    public static StandInServer saying(int status, Map<String, String> headers, String body) {
        return new StandInServer(Optional.empty(), status, headers, body);
    }

    public static StandInServer overTls(SSLContext tls, String body) {
        return new StandInServer(Optional.of(tls), 200, Map.of("Content-Type", "application/json"), body);
    }

    /** Elasticsearch, as it presents itself, which has found nothing. */
    public static StandInServer elasticsearch(String version) {
        return saying(
                200,
                Map.of("Content-Type", "application/json", "X-elastic-product", "Elasticsearch"),
                "{\"name\":\"n\",\"cluster_name\":\"c\",\"version\":{\"number\":\"" + version
                        + "\",\"build_flavor\":\"default\"},\"tagline\":\"You Know, for Search\","
                        + "\"hits\":{\"total\":{\"value\":0,\"relation\":\"eq\"},\"hits\":[]},\"_shards\":{\"total\":1}}");
    }

    public URI url() {
        return URI.create(
                (tls ? "https" : "http") + "://localhost:" + server.getAddress().getPort());
    }

    /** Each request that came: method, path, and who asked. */
    public List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        exchange.getRequestBody().readAllBytes();
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " "
                + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("-"));
        headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
