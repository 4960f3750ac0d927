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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands between a reader and the S3 of the tests: writes down what is asked, and does what stores and networks do. */
public final class BucketProxy implements AutoCloseable {

    /**
     * What was asked.
     *
     * @param target path and query
     * @param range that of the object which is wanted
     */
    public record Asked(String target, Optional<String> range) {

        public boolean isListing() {
            return target.contains("list-type=2");
        }

        public boolean isFor(String key) {
            return !isListing() && URI.create(target).getPath().endsWith("/" + key);
        }
    }

    /** What becomes of a request. */
    public sealed interface Fate {

        /** It is answered as it should be. */
        record Answered() implements Fate {}

        /** It is refused as S3 refuses. */
        record Refused(int status, String code) implements Fate {}

        /** The connection is closed after so many bytes of the answer. */
        record CutAfter(int bytes) implements Fate {}
    }

    /** Decides on each request. */
    @FunctionalInterface
    public interface Plan {
        Fate of(Asked asked);
    }

    /** Answers all. */
    public static final Fate ANSWERED = new Fate.Answered();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static final Set<String> PASSED_ON = Set.of("Range", "If-match");
    private static final List<String> PASSED_BACK = List.of(
            "ETag",
            "Content-Type",
            "Content-Range",
            "Last-Modified",
            "x-amz-meta-signature",
            "x-amz-meta-signature-algorithm");
    private static final Pattern KEY = Pattern.compile("<Key>");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "bucket-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Plan plan;
    private final List<Asked> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    public BucketProxy() {
        this(asked -> ANSWERED);
    }

    public BucketProxy(Plan plan) {
        this.plan = plan;
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

    /** The requests for lists of keys. */
    public List<Asked> listings() {
        return all.stream().filter(Asked::isListing).toList();
    }

    /** The requests for objects. */
    public List<Asked> gets() {
        return all.stream().filter(asked -> !asked.isListing()).toList();
    }

    /** The requests for an object. */
    public List<Asked> gets(String key) {
        return all.stream().filter(asked -> asked.isFor(key)).toList();
    }

    /** How many keys were listed. */
    public int keysListed() {
        return keys.get();
    }

    /** How many objects were asked for at the same time, at most. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Asked asked = new Asked(
                exchange.getRequestURI().toString(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")));
        all.add(asked);
        int now = asked.isListing() ? 0 : atOnce.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        try {
            Fate fate = plan.of(asked);
            if (fate instanceof Fate.Refused refused) {
                refuse(exchange, refused);
            } else {
                forward(exchange, asked, fate);
            }
        } finally {
            if (now > 0) {
                atOnce.decrementAndGet();
            }
        }
    }

    private void refuse(HttpExchange exchange, Fate.Refused refused) throws IOException {
        byte[] body = ("<?xml version=\"1.0\"?><Error><Code>" + refused.code() + "</Code><Message>That is "
                        + refused.code() + ".</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(refused.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void forward(HttpExchange exchange, Asked asked, Fate fate) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(TestS3.url().resolve(exchange.getRequestURI()))
                .timeout(Duration.ofMinutes(1));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED_ON.contains(name)) {
                request.header(name, values.get(0));
            }
        });
        HttpResponse<byte[]> response;
        try {
            response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
            return;
        }
        byte[] body = response.body();
        if (asked.isListing()) {
            keys.addAndGet((int) KEY.matcher(new String(body, StandardCharsets.UTF_8))
                    .results()
                    .count());
        }
        for (String name : PASSED_BACK) {
            response.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().add(name, value));
        }
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        int length = fate instanceof Fate.CutAfter cut ? Math.min(cut.bytes(), body.length) : body.length;
        exchange.getResponseBody().write(body, 0, length);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
