package io.ssmtrail.kibana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.connection.StackVersion;
import io.ssmtrail.connection.TlsTrouble;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kibana's HTTP API, as far as saved objects need it.
 *
 * @see <a href="https://www.elastic.co/guide/en/kibana/8.12/saved-objects-api.html">Saved objects APIs</a>
 */
final class KibanaClient {

    private static final String BOUNDARY = "ssmtrail-saved-objects-7d1f0c52";

    private final KibanaConnection connection;
    private final Refusals refusals;
    private final ProxiedHttp http;

    KibanaClient(KibanaConnection connection) {
        String scheme = Optional.ofNullable(connection.url().getScheme()).orElse("");
        if ((!scheme.equals("http") && !scheme.equals("https"))
                || connection.url().getHost() == null) {
            throw new UsageException(
                    "\"" + connection.url() + "\" is not the address of a Kibana",
                    "Write it as https://HOST:PORT, with the base path where there is one.");
        }
        this.connection = connection;
        this.refusals = new Refusals(connection);
        this.http = ProxiedHttp.to(connection.url(), connection.access());
    }

    /**
     * Makes sure that a Kibana answers which can import the bundle.
     *
     * @return its version as it tells it; empty where it tells nobody
     * @throws ClusterException if there is none, it is not ready, too old, or does not let us in
     */
    Optional<String> requireSupportedVersion() {
        HttpResponse<String> response = send(request("/api/status", false).GET());
        JsonNode status = readJson(response);
        boolean looksLikeKibana = status.has("status")
                || response.headers().firstValue("kbn-name").isPresent();
        if ((response.statusCode() != 200 && response.statusCode() != 503) || !looksLikeKibana) {
            throw refusals.of(
                    response.statusCode(),
                    response.body(),
                    status,
                    response.headers().firstValue("kbn-name").isPresent());
        }
        String version = status.at("/version/number").asText();
        if (version.isEmpty() && response.statusCode() == 503) {
            throw refusals.of(503, response.body(), status, true);
        }
        if (StackVersion.parse(version)
                .filter(known -> known.compareTo(StackVersion.OLDEST) < 0)
                .isPresent()) {
            throw new ClusterException(
                    connection.described() + " is version " + version + "; the dashboards need " + StackVersion.OLDEST
                            + " or later",
                    "Use a newer Kibana; it may be newer than the Elasticsearch that holds the events only within what Elastic supports.");
        }
        requireSpace();
        return Optional.of(version).filter(text -> !text.isEmpty());
    }

    /** Kibana imports into a space that is not there without a word. */
    private void requireSpace() {
        if (connection.space().isEmpty()) {
            return;
        }
        String id = URLEncoder.encode(connection.space().get(), StandardCharsets.UTF_8);
        HttpResponse<String> response =
                send(request("/api/spaces/space/" + id, false).GET());
        if (response.statusCode() == 401 || response.statusCode() == 404) {
            throw refusals.of(response.statusCode(), response.body(), readJson(response), true);
        }
    }

    /**
     * Imports objects under their own ids.
     *
     * @return Kibana's answer: {@code successResults} and {@code errors}
     */
    JsonNode importObjects(List<SavedObject> objects, boolean overwrite) {
        String body = "--" + BOUNDARY + "\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"ssmtrail.ndjson\"\r\n"
                + "Content-Type: application/ndjson\r\n\r\n"
                + SavedObjects.bundle(objects)
                + "\r\n--" + BOUNDARY + "--\r\n";
        HttpResponse<String> response = send(request("/api/saved_objects/_import?overwrite=" + overwrite, true)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(body)));
        JsonNode answer = readJson(response);
        if (response.statusCode() != 200 || !answer.has("successCount")) {
            throw refusals.of(response.statusCode(), response.body(), answer, answer.has("statusCode"));
        }
        return answer;
    }

    /** All objects of these types in the space. */
    List<SavedObject> exportTypes(List<String> types) {
        ObjectNode wish = Json.object();
        ArrayNode names = wish.putArray("type");
        types.forEach(names::add);
        wish.put("excludeExportDetails", true);
        HttpResponse<String> response = send(request("/api/saved_objects/_export", true)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.compact(wish))));
        JsonNode answer = response.statusCode() == 200 ? Json.object() : readJson(response);
        if (response.statusCode() != 200) {
            throw refusals.of(response.statusCode(), response.body(), answer, answer.has("statusCode"));
        }
        try {
            return SavedObjects.parse(response.body());
        } catch (IllegalArgumentException e) {
            throw refusals.notKibana("its export is " + e);
        }
    }

    private HttpRequest.Builder request(String path, boolean inSpace) {
        String base = connection.url().toString().replaceAll("/+$", "");
        String space = inSpace
                ? connection
                        .space()
                        .map(id -> "/s/" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                        .orElse("")
                : "";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + space + path))
                .timeout(connection.access().requestTimeout())
                .header("kbn-xsrf", "ssmtrail");
        http.authorize(request);
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.client().send(request.build(), BodyHandlers.ofString());
        } catch (HttpConnectTimeoutException e) {
            throw unreachable(
                    "does not answer within "
                            + connection.access().connectTimeout().toSeconds() + " s",
                    e);
        } catch (HttpTimeoutException e) {
            throw unreachable(
                    "took more than " + connection.access().requestTimeout().toSeconds() + " s to answer", e);
        } catch (ConnectException e) {
            boolean unknown = Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .anyMatch(UnresolvedAddressException.class::isInstance);
            throw unreachable(unknown ? "cannot be found: no such host" : "does not answer: connection refused", e);
        } catch (IOException e) {
            Optional<TlsTrouble> tls = TlsTrouble.in(e, connection.access().trust());
            if (tls.isPresent()) {
                throw new ClusterException(
                        "No trusted TLS connection to " + connection.described() + ": "
                                + tls.get().what() + ".",
                        tls.get().advice(),
                        e);
            }
            throw unreachable(
                    "broke the connection: "
                            + Optional.ofNullable(e.getMessage()).orElse(e.toString()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("was given up: interrupted", e);
        }
    }

    private ClusterException unreachable(String how, Exception cause) {
        return new ClusterException(
                connection.described() + connection.through() + " " + how,
                "Check the address (Kibana's own, usually port 5601) and that Kibana runs.",
                cause);
    }

    private static JsonNode readJson(HttpResponse<String> response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            return Json.object();
        }
    }
}
