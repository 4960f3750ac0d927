package io.ssmtrail.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The one real Elasticsearch that all tests of this JVM share, started by the first who asks, and plain calls to it.
 *
 * <p>Tests keep apart by index names of their own, see {@link #uniqueName}; they may run against a cluster that holds
 * other things, so nothing is ever deleted without a name.
 *
 * <p>Every call fails the test when Elasticsearch answers with an error.
 */
public final class TestElasticsearch {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private TestElasticsearch() {}

    private static final class Started {
        static final URI URL = SharedElasticsearch.start();
    }

    /** Where it answers, without a slash at the end. */
    public static URI url() {
        return Started.URL;
    }

    /** 8 or 9, where the two differ. */
    public static int majorVersion() {
        JsonNode node = get("/_nodes/_local?filter_path=nodes.*.version")
                .path("nodes")
                .iterator()
                .next();
        return Integer.parseInt(node.path("version").asText().split("\\.", -1)[0]);
    }

    /** A name for indices, templates and aliases that no other test or test run uses, such as {@code t-load-1f3a9c2e}. */
    public static String uniqueName(String purpose) {
        return "t-" + purpose + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    public static JsonNode get(String path) {
        return call("GET", path, "");
    }

    /** An empty body is sent as none; what goes to {@code _bulk} is NDJSON and ends with a new line. */
    public static JsonNode post(String path, String body) {
        return call("POST", path, body);
    }

    public static JsonNode put(String path, String body) {
        return call("PUT", path, body);
    }

    public static JsonNode delete(String path) {
        return delete(path, "");
    }

    public static JsonNode delete(String path, String body) {
        return call("DELETE", path, body);
    }

    /** Makes all documents that were acknowledged so far visible to searches. */
    public static void refresh(String indices) {
        post("/" + indices + "/_refresh", "");
    }

    /** How many documents searches see; none where no index matches. */
    public static long count(String indices) {
        return get("/" + indices + "/_count?ignore_unavailable=true")
                .path("count")
                .asLong();
    }

    /** Their names, in order; empty where none matches. */
    public static List<String> indices(String pattern) {
        List<String> names = new ArrayList<>();
        get("/" + pattern + "/_settings?flat_settings=true&expand_wildcards=all&ignore_unavailable=true")
                .fieldNames()
                .forEachRemaining(names::add);
        return names.stream().sorted().toList();
    }

    /** Deletes one after the other, because clusters do not delete by wildcard unless told so. */
    public static void deleteIndices(String pattern) {
        if (!pattern.matches("[^*].*")) {
            throw new IllegalArgumentException("would delete all that others have: " + pattern);
        }
        for (String index : indices(pattern)) {
            delete("/" + index);
        }
    }

    private static JsonNode call(String method, String path, String body) {
        boolean bulk = path.contains("/_bulk") || path.contains("/_msearch");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", bulk ? "application/x-ndjson" : "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method + " " + path + " was interrupted", e);
        }
    }
}
