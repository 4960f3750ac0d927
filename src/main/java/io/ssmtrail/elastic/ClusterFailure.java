package io.ssmtrail.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.SsmtrailException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.ResponseException;

/**
 * Explains the transport's exceptions. The same status comes in three kinds of exception, depending on the status and on
 * whether a proxy or Elasticsearch itself answered.
 */
final class ClusterFailure {

    private static final JsonMapper JSON = new JsonMapper();

    private ClusterFailure() {}

    /** The HTTP status behind an exception; empty where no answer came at all. */
    static OptionalInt status(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ElasticsearchException elastic) {
                return OptionalInt.of(elastic.status());
            }
            if (cause instanceof ResponseException response) {
                return OptionalInt.of(response.getResponse().getStatusLine().getStatusCode());
            }
            if (cause instanceof TransportException transport && transport.response() != null) {
                return OptionalInt.of(transport.response().statusCode());
            }
        }
        return OptionalInt.empty();
    }

    /** Too busy, or broken down: what a server or a proxy before it may have got over at the next try. */
    static boolean isPassing(int status) {
        return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
    }

    static SsmtrailException explain(Throwable failure, String call, ConnectionSettings settings) {
        String where = settings.urls().stream().map(URI::toString).collect(Collectors.joining(", "));
        OptionalInt status = status(failure);
        if (status.isEmpty()) {
            return unreachable(failure, where);
        }
        String reason = reason(failure).map(r -> ": " + r).orElse("");
        return switch (status.getAsInt()) {
            case 401 ->
                new ClusterException(
                        "Elasticsearch at " + where + " does not accept the credentials (" + settings.credentials()
                                + ").",
                        "Give a valid --api-key, or --username and --password.",
                        failure);
            case 403 ->
                new ClusterException(
                        "Elasticsearch at " + where + " does not allow " + call + reason + ".",
                        "Ask for the privilege, or use other credentials.",
                        failure);
            case 400 -> new OperationException("Elasticsearch refused " + call + reason + ".", "", failure);
            case 404 ->
                new OperationException(
                        "Elasticsearch did not find what " + call + " needs" + reason + ".", "", failure);
            default ->
                new ClusterException(
                        "Elasticsearch at " + where + " answered " + call + " with status " + status.getAsInt() + reason
                                + ".",
                        "Look at the server's log, or try again later.",
                        failure);
        };
    }

    private static SsmtrailException unreachable(Throwable failure, String where) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String why = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new ClusterException(
                "Elasticsearch at " + where + " cannot be reached: " + why + ".", advice(root), failure);
    }

    private static String advice(Throwable root) {
        if (root instanceof UnknownHostException) {
            return "Check the host name in --url.";
        }
        if (root instanceof SSLException) {
            return "Give the certificate authority with --ca-cert or --ca-fingerprint, and check that --url says https only where the server does.";
        }
        if (root instanceof SocketTimeoutException) {
            return "The server is there but does not answer in time; see how busy it is, and try again.";
        }
        if (root instanceof ConnectException) {
            return "Check --url, and that Elasticsearch runs; 'ssmtrail local start' runs one on this machine.";
        }
        return "Check --url, and that Elasticsearch runs.";
    }

    /** When all shards fail, each for the same cause, only the cause says something. */
    private static String rootCause(JsonNode error) {
        JsonNode cause = error.path("failed_shards").path(0).path("reason");
        while (cause.path("caused_by").hasNonNull("reason")) {
            cause = cause.path("caused_by");
        }
        return cause.path("reason").asText(error.path("reason").asText(""));
    }

    /** The server's own words. */
    static Optional<String> reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ElasticsearchException elastic) {
                return Optional.ofNullable(elastic.error().reason());
            }
            if (cause instanceof ResponseException response
                    && response.getResponse().getEntity() != null) {
                try {
                    JsonNode error = JSON.readTree(
                            EntityUtils.toString(response.getResponse().getEntity()));
                    String reason = rootCause(error.path("error"));
                    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
                } catch (IOException notJson) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
