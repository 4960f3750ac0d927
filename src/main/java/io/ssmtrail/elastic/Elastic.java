package io.ssmtrail.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.SsmtrailException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.http.entity.ContentType;
import org.apache.http.nio.entity.NByteArrayEntity;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/**
 * A connection to Elasticsearch: the typed client for what is asked in its terms, and below it calls with JSON as it is, for
 * what comes from files or is too much to be made objects of.
 *
 * <p>Must be closed: the client's threads would keep the program alive. Safe for several threads.
 */
public final class Elastic implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConnectionSettings settings;
    private final RestClient rest;
    private final RestClientTransport transport;

    private Elastic(ConnectionSettings settings, RestClient rest) {
        this.settings = settings;
        this.rest = rest;
        this.transport = new RestClientTransport(rest, new JacksonJsonpMapper());
    }

    /** Prepares a connection; nothing is sent yet. */
    public static Elastic connect(ConnectionSettings settings) {
        return new Elastic(settings, Transport.to(settings));
    }

    /** What is asked of the typed client. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(ElasticsearchClient client) throws IOException;
    }

    /**
     * Asks the typed client.
     *
     * @param call method and path, for the message of a failure
     * @throws ClusterException where the server cannot be reached or refuses
     */
    public <T> T ask(String call, Question<T> question) {
        try {
            return question.ask(new ElasticsearchClient(transport));
        } catch (IOException | ElasticsearchException e) {
            throw failure(e, call);
        }
    }

    /**
     * Makes all that was written visible to searches.
     *
     * @param indices names and patterns; those that are not there are passed over
     * @throws ClusterException where the server cannot be reached or refuses
     */
    public void refresh(List<String> indices) {
        ask(
                "POST /" + String.join(",", indices) + "/_refresh",
                client -> client.indices()
                        .refresh(refresh -> refresh.index(indices).ignoreUnavailable(true)));
    }

    /**
     * Sends a request and returns the answer's JSON.
     *
     * @throws ClusterException where the server cannot be reached or refuses
     */
    public JsonNode call(String method, String endpoint, String body) {
        Request request = new Request(method, endpoint);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        try {
            return read(rest.performRequest(request));
        } catch (IOException e) {
            throw failure(e, method + " " + endpoint);
        }
    }

    /**
     * Sends a request and returns the answer's JSON, or empty where the server answers 404.
     *
     * @throws ClusterException where the server cannot be reached or refuses
     */
    public Optional<JsonNode> find(String endpoint) {
        try {
            return Optional.of(read(rest.performRequest(new Request("GET", endpoint))));
        } catch (ResponseException e) {
            if (e.getResponse().getStatusLine().getStatusCode() == 404) {
                return Optional.empty();
            }
            throw failure(e, "GET " + endpoint);
        } catch (IOException e) {
            throw failure(e, "GET " + endpoint);
        }
    }

    /**
     * Sends a request with JSON and returns the answer's bytes, for answers too large to be made objects of.
     *
     * @throws ClusterException where the server cannot be reached or refuses
     */
    public byte[] bytes(String method, String endpoint, String body) {
        Request request = new Request(method, endpoint);
        request.setJsonEntity(body);
        try (InputStream in = rest.performRequest(request).getEntity().getContent()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw failure(e, method + " " + endpoint);
        }
    }

    /** Sends bytes as they lie in a buffer, and gives the answer's stream; exceptions are the transport's own. */
    InputStream post(String endpoint, ContentType type, byte[] body, int offset, int length) throws IOException {
        Request request = new Request("POST", endpoint);
        request.setEntity(new NByteArrayEntity(body, offset, length, type));
        return rest.performRequest(request).getEntity().getContent();
    }

    /** Whether a call that failed so may well succeed later: no answer came, or the server was too busy for one. */
    public static boolean mayPass(SsmtrailException failure) {
        Throwable cause = failure.getCause();
        return isBusy(failure)
                || (cause instanceof IOException && ClusterFailure.status(cause).isEmpty());
    }

    /** Whether a call failed though the server answers, since it cannot serve it at the moment. */
    public static boolean isBusy(SsmtrailException failure) {
        Throwable cause = failure.getCause();
        OptionalInt status = cause == null ? OptionalInt.empty() : ClusterFailure.status(cause);
        return status.isPresent() && ClusterFailure.isPassing(status.getAsInt());
    }

    /** Whether a call failed because the credentials do not suffice for it. */
    public static boolean isForbidden(SsmtrailException failure) {
        Throwable cause = failure.getCause();
        return cause != null && ClusterFailure.status(cause).equals(OptionalInt.of(403));
    }

    /** Whether a call failed because the server has no such call. */
    public static boolean isUnhandled(SsmtrailException failure) {
        Throwable cause = failure.getCause();
        int status = cause == null ? 0 : ClusterFailure.status(cause).orElse(0);
        return status == 400 || status == 404 || status == 405;
    }

    /** What a failed call means for the user. */
    public SsmtrailException failure(Throwable cause, String call) {
        return ClusterFailure.explain(cause, call, settings);
    }

    /** Where it leads, and how. */
    public ConnectionSettings settings() {
        return settings;
    }

    /** The answer to a request, whatever its status. */
    Response answer(String method, String endpoint, String body) {
        Request request = new Request(method, endpoint);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        try {
            return rest.performRequest(request);
        } catch (ResponseException e) {
            return e.getResponse();
        } catch (IOException e) {
            throw failure(e, method + " " + endpoint);
        }
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new ClusterException("Closing the connection to Elasticsearch failed: " + e.getMessage(), "", e);
        }
    }

    private static JsonNode read(Response response) throws IOException {
        if (response.getEntity() == null) {
            return JSON.createObjectNode();
        }
        try (InputStream in = response.getEntity().getContent()) {
            return JSON.readTree(in);
        }
    }
}
