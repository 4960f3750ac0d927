package io.ssmtrail.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.transport.TransportException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.connection.TlsTrouble;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.SsmtrailException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
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

    /** Whether a call failed because what it is about is not there. */
    static boolean isMissing(SsmtrailException failure) {
        Throwable cause = failure.getCause();
        return cause != null && status(cause).equals(OptionalInt.of(404));
    }

    static SsmtrailException explain(Throwable failure, String call, ConnectionSettings settings) {
        String where = settings.where();
        OptionalInt status = status(failure);
        if (status.isEmpty()) {
            return unreachable(failure, settings);
        }
        String reason = reason(failure).map(r -> ": " + r).orElse("");
        return switch (status.getAsInt()) {
            case 401 ->
                new ClusterException(
                        "Elasticsearch at " + where + " does not accept the credentials ("
                                + settings.access().credentials() + ").",
                        "Check the API key, the token, or the user name and password; 'ssmtrail doctor' tells where they come from.",
                        failure);
            case 403 ->
                new ClusterException(
                        "Elasticsearch at " + where + " does not allow " + call + reason + ".",
                        "Ask for the privilege, or use other credentials; 'ssmtrail doctor' tells what is missing for which command.",
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

    private static SsmtrailException unreachable(Throwable failure, ConnectionSettings settings) {
        Optional<TlsTrouble> tls = TlsTrouble.in(failure, settings.access().trust());
        if (tls.isPresent()) {
            return new ClusterException(
                    "No trusted TLS connection to Elasticsearch at " + settings.where() + ": "
                            + tls.get().what() + ".",
                    tls.get().advice(),
                    failure);
        }
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String through = settings.proxies().isEmpty() ? "" : " through the proxy " + settings.proxies();
        return new ClusterException(
                "Elasticsearch at " + settings.where() + " cannot be reached" + through + ": " + why(root) + ".",
                through.isEmpty() ? advice(root, settings) : adviceOnProxies(root),
                failure);
    }

    private static String why(Throwable root) {
        if (root instanceof UnknownHostException) {
            return "there is no host " + root.getMessage();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** It is the proxy that does not answer, where it has not said itself that the server does not. */
    private static String adviceOnProxies(Throwable root) {
        return root instanceof SocketTimeoutException || root instanceof TimeoutException
                ? "Neither of them answers in time; see that the proxy leads there, and how busy the server is."
                : "Check the proxy (--proxy, HTTP_PROXY, HTTPS_PROXY); --proxy none does without one.";
    }

    private static String advice(Throwable root, ConnectionSettings settings) {
        if (root instanceof UnknownHostException) {
            return "Check the host name in --url.";
        }
        if (root instanceof SocketTimeoutException || root instanceof TimeoutException) {
            return "The server does not answer in time; see how busy it is, and that no firewall is in between.";
        }
        if (root instanceof ConnectException) {
            return "Check --url, and that Elasticsearch runs; 'ssmtrail local start' runs one on this machine.";
        }
        boolean plain = settings.urls().stream().anyMatch(url -> "http".equals(url.getScheme()));
        return plain
                ? "Check --url: a server that speaks TLS hangs up on http://, and wants https://."
                : "Check --url, and that Elasticsearch runs.";
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
