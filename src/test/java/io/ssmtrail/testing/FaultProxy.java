package io.ssmtrail.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between this program and a real Elasticsearch, and does to its requests what networks and servers do: to bulk
 * requests of events, or to those of another path.
 */
public final class FaultProxy implements AutoCloseable {

    /** What becomes of a bulk request. */
    public enum Fault {
        NONE,
        /** Refused as too much; Elasticsearch never sees it. */
        TOO_MANY_REQUESTS,
        /** The connection is closed; Elasticsearch never sees it. */
        CUT_BEFORE,
        /** Elasticsearch stores it, and the connection is closed in the middle of the answer. */
        CUT_ANSWER,
        /** Elasticsearch stores it, and no answer ever comes. */
        SILENCE
    }

    /** Decides by the number of the bulk request, from 1. */
    @FunctionalInterface
    public interface Plan {
        Fault of(int bulk) throws IOException;
    }

    /** Sees the answers that Elasticsearch gives to these requests. */
    @FunctionalInterface
    public interface Watcher {
        void answered(int bulk, String answer);
    }

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final URI upstream;
    private final String path;
    private final Plan plan;
    private final Watcher watcher;
    private final AtomicInteger bulks = new AtomicInteger();

    public FaultProxy(URI upstream, Plan plan) {
        this(upstream, plan, (bulk, answer) -> {});
    }

    public FaultProxy(URI upstream, Plan plan, Watcher watcher) {
        this(upstream, "/_bulk", plan, watcher);
    }

    public FaultProxy(URI upstream, String path, Plan plan) {
        this(upstream, path, plan, (request, answer) -> {});
    }

    public FaultProxy(URI upstream, String path, Plan plan, Watcher watcher) {
        this.upstream = upstream;
        this.path = path;
        this.plan = plan;
        this.watcher = watcher;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean events = exchange.getRequestURI().getPath().equals(path)
                && !new String(body, 0, Math.min(body.length, 100), StandardCharsets.UTF_8).contains("ssmtrail-loads");
        int number = events ? bulks.incrementAndGet() : 0;
        Fault fault = events ? plan.of(number) : Fault.NONE;
        switch (fault) {
            case CUT_BEFORE -> exchange.close();
            case TOO_MANY_REQUESTS ->
                answer(exchange, 429, "{\"error\":{\"reason\":\"too much\"}}".getBytes(StandardCharsets.UTF_8));
            default -> forward(exchange, body, number, fault);
        }
    }

    private void forward(HttpExchange exchange, byte[] body, int number, Fault fault) throws IOException {
        HttpResponse<byte[]> response;
        try {
            response = HTTP.send(
                    HttpRequest.newBuilder(upstream.resolve(exchange.getRequestURI()))
                            .timeout(Duration.ofMinutes(1))
                            .header(
                                    "Content-Type",
                                    exchange.getRequestHeaders().containsKey("Content-Type")
                                            ? exchange.getRequestHeaders().getFirst("Content-Type")
                                            : "application/json")
                            .method(
                                    exchange.getRequestMethod(),
                                    body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException upstreamGone) {
            exchange.close();
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        if (number > 0) {
            watcher.answered(number, new String(response.body(), StandardCharsets.UTF_8));
        }
        if (fault == Fault.CUT_ANSWER) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(Arrays.copyOf(response.body(), response.body().length / 2));
            exchange.getResponseBody().flush();
            exchange.close();
        } else if (fault != Fault.SILENCE) {
            answer(exchange, response.statusCode(), response.body());
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
