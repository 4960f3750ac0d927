package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.connection.StackVersion;
import io.ssmtrail.error.ClusterException;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;

/**
 * Makes sure that what answers is an Elasticsearch of a version that is served.
 *
 * @see <a href="https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-info">Cluster info</a>
 */
public final class ServerCheck {

    private static final Logger LOG = Logger.getLogger(ServerCheck.class.getName());
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TITLE = Pattern.compile("<title>([^<]{1,80})</title>", Pattern.CASE_INSENSITIVE);
    /** The first that nobody has seen yet. */
    private static final StackVersion TOO_NEW = new StackVersion(10, 0, 0, "10");

    private static final String OWN_ADDRESS =
            "Give the address of Elasticsearch itself with --url, usually at port 9200.";

    private ServerCheck() {}

    /**
     * Asks who is there.
     *
     * @return its version; empty where we have not the privilege (monitor) to be told
     * @throws ClusterException where nothing answers, it lets nobody in, is too old or too new, or is something else
     */
    public static Optional<StackVersion> require(Elastic elastic) {
        Response response = elastic.answer("GET", "/", "");
        String body = body(response);
        JsonNode json = json(body);
        int status = response.getStatusLine().getStatusCode();
        if (response.getHeader("kbn-name") != null || response.getHeader("kbn-version") != null) {
            throw notElasticsearch(elastic, "it is a Kibana");
        }
        if (status == 200 && json.at("/version/number").isTextual()) {
            return Optional.of(served(elastic, json.path("version")));
        }
        // Elasticsearch of Maven Central has no module that answers this; it takes only other methods there.
        if (status == 405 && json.path("error").asText().startsWith("Incorrect HTTP method")) {
            return versionOfNode(elastic);
        }
        if (status == 403 && json.at("/error/type").asText().equals("security_exception")) {
            return Optional.empty();
        }
        if (status == 401 || status == 403 || status == 429 || status >= 500) {
            throw refused(elastic, response);
        }
        throw notElasticsearch(elastic, described(status, body, response));
    }

    private static StackVersion served(Elastic elastic, JsonNode version) {
        if (version.path("distribution").asText().equals("opensearch")) {
            throw notElasticsearch(
                    elastic, "it is OpenSearch " + version.path("number").asText());
        }
        if (version.path("build_flavor").asText().equals("serverless")) {
            throw new ClusterException(
                    "Elasticsearch at " + elastic.settings().where()
                            + " is serverless, which does not take the settings of the indices.",
                    "Use Elasticsearch " + StackVersion.OLDEST
                            + " or newer, run by yourself or in Elastic Cloud Hosted.");
        }
        return served(elastic, version.path("number").asText());
    }

    private static Optional<StackVersion> versionOfNode(Elastic elastic) {
        Response response = elastic.answer("GET", "/_nodes/_local?filter_path=nodes.*.version", "");
        String body = body(response);
        int status = response.getStatusLine().getStatusCode();
        if (status == 403) {
            return Optional.empty();
        }
        if (status != 200) {
            throw refused(elastic, response);
        }
        String version = "";
        for (JsonNode node : json(body).path("nodes")) {
            version = node.path("version").asText();
        }
        return Optional.of(served(elastic, version));
    }

    private static StackVersion served(Elastic elastic, String text) {
        StackVersion version = StackVersion.parse(text)
                .orElseThrow(() -> notElasticsearch(elastic, "it calls itself version '" + text + "'"));
        boolean old = version.compareTo(StackVersion.OLDEST) < 0;
        if (old || version.compareTo(TOO_NEW) >= 0) {
            throw new ClusterException(
                    "Elasticsearch at " + elastic.settings().where() + " is version " + version + "; served are "
                            + StackVersion.OLDEST + " and newer, before " + TOO_NEW + ".",
                    old ? "Use a newer Elasticsearch." : "Use a newer ssmtrail.");
        }
        LOG.info(() -> "Elasticsearch answers, version " + version);
        return version;
    }

    private static RuntimeException refused(Elastic elastic, Response response) {
        try {
            return elastic.failure(new ResponseException(response), "GET /");
        } catch (IOException e) {
            return elastic.failure(e, "GET /");
        }
    }

    private static ClusterException notElasticsearch(Elastic elastic, String what) {
        return new ClusterException(
                "What answers at " + elastic.settings().where() + " is no Elasticsearch: " + what + ".", OWN_ADDRESS);
    }

    private static String described(int status, String body, Response response) {
        String location = response.getHeader("Location");
        if (location != null) {
            return "it redirects to " + location;
        }
        Matcher title = TITLE.matcher(body);
        return title.find()
                ? "it is a web page, '" + title.group(1).strip() + "' (status " + status + ")"
                : "its answer has another form (status " + status + ")";
    }

    private static String body(Response response) {
        try {
            return response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
        } catch (IOException e) {
            return "";
        }
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.createObjectNode();
        }
    }
}
