package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.Credentials;
import io.ssmtrail.connection.Proxies;
import io.ssmtrail.connection.Trust;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers as Kibana 8.12.2 does (taken down from one), as far as saved objects are concerned. */
final class StandInKibana implements AutoCloseable {

    final Map<String, ObjectNode> stored = new LinkedHashMap<>();
    final Set<String> refused = new HashSet<>();
    String version = "8.12.2";
    Optional<String> authorization = Optional.empty();
    Set<String> spaces = Set.of("default");
    boolean readOnly;
    int imports;

    private final HttpServer server;

    StandInKibana() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    KibanaConnection connection() {
        return connection(new Credentials.None());
    }

    KibanaConnection connection(Credentials credentials) {
        return new KibanaConnection(
                url(""),
                Optional.empty(),
                new Access(
                        credentials,
                        new Trust.Platform(),
                        Proxies.none(),
                        Access.CONNECT_TIMEOUT,
                        Access.REQUEST_TIMEOUT));
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/s/")) {
            path = path.substring(path.indexOf('/', 3));
        }
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        exchange.getResponseHeaders().add("kbn-name", "stand-in");
        if (authorization.isPresent() && !authorization.get().equals(given)) {
            error(exchange, 401, "Unauthorized", "[security_exception]: missing authentication credentials");
        } else if (path.equals("/api/status")) {
            json(exchange, 200, Json.object().set("version", Json.object().put("number", version)), "status");
        } else if (path.startsWith("/api/spaces/space/")) {
            if (spaces.contains(path.substring("/api/spaces/space/".length()))) {
                send(exchange, 200, "application/json", "{}");
            } else {
                error(exchange, 404, "Not Found", "Not Found");
            }
        } else if (path.equals("/api/saved_objects/_import") && readOnly) {
            error(exchange, 403, "Forbidden", "Unable to bulk_create dashboard,index-pattern");
        } else if (path.equals("/api/saved_objects/_import")) {
            imports++;
            boolean overwrite = exchange.getRequestURI().getQuery().contains("overwrite=true");
            json(exchange, 200, importResult(new String(body, StandardCharsets.UTF_8), overwrite), "");
        } else if (path.equals("/api/saved_objects/_export")) {
            export(exchange, Json.MAPPER.readTree(body));
        } else {
            error(exchange, 404, "Not Found", "Not Found");
        }
    }

    private ObjectNode importResult(String multipart, boolean overwrite) throws IOException {
        ArrayNode successes = Json.array();
        ArrayNode errors = Json.array();
        for (String line :
                multipart.lines().filter(text -> text.startsWith("{")).toList()) {
            ObjectNode object = (ObjectNode) Json.MAPPER.readTree(line);
            String key = object.path("type").asText() + ":" + object.path("id").asText();
            ObjectNode result = Json.object();
            result.set("type", object.get("type"));
            result.set("id", object.get("id"));
            if (refused.contains(key)) {
                ObjectNode reference =
                        Json.object().put("type", "index-pattern").put("id", "elsewhere");
                result.putObject("error")
                        .put("type", "missing_references")
                        .putArray("references")
                        .add(reference);
                errors.add(result);
            } else if (stored.containsKey(key) && !overwrite) {
                result.putObject("error").put("type", "conflict");
                errors.add(result);
            } else {
                if (stored.put(key, object) != null) {
                    result.put("overwrite", true);
                }
                successes.add(result);
            }
        }
        ObjectNode answer = Json.object().put("successCount", successes.size()).put("success", errors.isEmpty());
        answer.set("successResults", successes);
        if (!errors.isEmpty()) {
            answer.set("errors", errors);
        }
        return answer;
    }

    private void export(HttpExchange exchange, JsonNode wish) throws IOException {
        Set<String> types = new HashSet<>();
        wish.path("type").forEach(type -> types.add(type.asText()));
        StringBuilder lines = new StringBuilder();
        for (ObjectNode object : stored.values()) {
            if (types.contains(object.path("type").asText())) {
                ObjectNode exported = object.deepCopy();
                exported.put("created_at", "2026-11-22T18:55:32.643Z");
                exported.put("updated_at", "2026-11-22T18:55:32.643Z");
                exported.put("version", "WzcsMV0=");
                exported.put("managed", false);
                lines.append(Json.compact(exported)).append('\n');
            }
        }
        send(exchange, 200, "application/ndjson", lines.toString());
    }

    private static void json(HttpExchange exchange, int status, JsonNode answer, String extra) throws IOException {
        ObjectNode object = (ObjectNode) answer;
        if (!extra.isEmpty()) {
            object.putObject(extra).putObject("overall").put("level", "available");
        }
        send(exchange, status, "application/json", Json.compact(object));
    }

    private static void error(HttpExchange exchange, int status, String error, String message) throws IOException {
        ObjectNode answer =
                Json.object().put("statusCode", status).put("error", error).put("message", message);
        send(exchange, status, "application/json", Json.compact(answer));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
