package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.connection.Credentials;
import io.ssmtrail.error.ClusterException;
import java.util.Locale;

/** What an answer other than the hoped-for one means, and what to do about it. */
final class Refusals {

    private final KibanaConnection connection;

    Refusals(KibanaConnection connection) {
        this.connection = connection;
    }

    /**
     * @param answer the body as JSON, an empty object where it is none
     * @param fromKibana whether the answer bears a Kibana's marks
     */
    ClusterException of(int status, String body, JsonNode answer, boolean fromKibana) {
        String where = connection.described();
        String said = answer.path("message").isTextual()
                ? ": " + answer.path("message").asText()
                : "";
        return switch (status) {
            case 401 ->
                connection.access().credentials() instanceof Credentials.None
                        ? new ClusterException(
                                where + " asks who we are (401)", "Give an API key, or a user name and password.")
                        : new ClusterException(
                                where + " does not accept the credentials (401)" + said,
                                "Check the API key, or the user name and password.");
            case 403 ->
                new ClusterException(
                        where + " does not allow this (403)" + said,
                        "Use credentials with \"All\" on Dashboard, Discover, Visualize Library and Saved Objects Management in this space.");
            case 404 ->
                connection.space().isPresent() && fromKibana
                        ? new ClusterException(
                                "There is no space \"" + connection.space().get() + "\" in " + where,
                                "Create it in Kibana, or name another one.")
                        : notKibana("it knows no saved objects API (404)" + said);
            case 413 ->
                new ClusterException(
                        where + " refuses the import as too large (413)",
                        "Raise savedObjects.maxImportPayloadBytes, or the limit of the proxy before it.");
            case 502, 503, 504 ->
                new ClusterException(
                        where + " is not ready (" + status + ")" + shortened(body),
                        "Wait until it has started, then try again.");
            case 301, 302, 303, 307, 308 -> notKibana("it redirects (" + status + "); the base path may be missing");
            default ->
                fromKibana
                        ? new ClusterException(
                                where + " refused the request (" + status + ")" + said,
                                "Look at Kibana's own log for the cause.")
                        : notKibana(hint(answer) + " (" + status + ")");
        };
    }

    ClusterException notKibana(String why) {
        return new ClusterException(
                "What answers at " + connection.url() + " is not a Kibana: " + why,
                "Give Kibana's own address (usually port 5601) with its base path, not Elasticsearch's.");
    }

    private static String hint(JsonNode answer) {
        return answer.has("error") || answer.has("cluster_name")
                ? "it looks like Elasticsearch"
                : "its answer has another form";
    }

    private static String shortened(String body) {
        String line = body.lines().findFirst().orElse("").strip();
        boolean plain = !line.isEmpty()
                && !line.startsWith("{")
                && !line.toLowerCase(Locale.ROOT).startsWith("<");
        return plain ? ": " + line.substring(0, Math.min(line.length(), 120)) : "";
    }
}
