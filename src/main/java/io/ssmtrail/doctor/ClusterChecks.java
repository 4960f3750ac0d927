package io.ssmtrail.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.error.SsmtrailException;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Health, licence, and as whom the cluster knows us. */
record ClusterChecks(Elastic elastic, List<URI> urls) {

    private static final String LOOPBACK = "localhost|127\\..*|\\[::1]";

    List<Check> all() {
        return List.of(told("health", this::health), told("licence", this::licence), told("identity", this::identity));
    }

    private static Check told(String subject, Supplier<Check> question) {
        try {
            return question.get();
        } catch (SsmtrailException e) {
            return Elastic.isForbidden(e)
                    ? Check.ok(Area.CLUSTER, subject, "not told: it takes the privilege monitor of the cluster")
                    : Check.warning(Area.CLUSTER, subject, String.valueOf(e.getMessage()), e.advice());
        }
    }

    private Check health() {
        JsonNode health = elastic.call("GET", "/_cluster/health", "");
        String finding = String.format(
                "%s: %s, nodes: %d, shards not assigned: %d",
                health.path("cluster_name").asText(),
                health.path("status").asText(),
                health.path("number_of_nodes").asInt(),
                health.path("unassigned_shards").asInt());
        return switch (health.path("status").asText()) {
            case "green" -> Check.ok(Area.CLUSTER, "health", finding);
            case "yellow" ->
                Check.warning(Area.CLUSTER, "health", finding, "Some copies of data are missing: see its nodes.");
            default ->
                Check.problem(
                        Area.CLUSTER,
                        "health",
                        finding,
                        "Some data cannot be reached: GET /_cluster/allocation/explain tells why.");
        };
    }

    private Check licence() {
        return elastic.find("/_license")
                .map(found -> licence(found.path("license")))
                .orElseGet(() -> Check.warning(
                        Area.CLUSTER,
                        "licence",
                        "none",
                        "A cluster that has just started gets one in a moment; if it has none then, ask who runs it."));
    }

    private static Check licence(JsonNode licence) {
        String finding =
                licence.path("type").asText() + ", " + licence.path("status").asText();
        return licence.path("status").asText().equals("active")
                ? Check.ok(Area.CLUSTER, "licence", finding)
                : Check.warning(
                        Area.CLUSTER, "licence", finding, "Renew it, or go back to basic; ssmtrail needs no more.");
    }

    private Check identity() {
        try {
            JsonNode who = elastic.call("GET", "/_security/_authenticate", "");
            String roles = who.path("roles").isEmpty()
                    ? ""
                    : ", roles "
                            + String.join(
                                    ", ",
                                    who.path("roles")
                                            .valueStream()
                                            .map(JsonNode::asText)
                                            .toList());
            return Check.ok(
                    Area.CLUSTER,
                    "identity",
                    elastic.settings().access().credentials() + ": "
                            + who.path("username").asText() + roles);
        } catch (SsmtrailException e) {
            return Elastic.isUnhandled(e)
                    ? withoutSecurity()
                    : told("identity", () -> {
                        throw e;
                    });
        }
    }

    private Check withoutSecurity() {
        boolean here = urls.stream().allMatch(url -> url.getHost().matches(LOOPBACK));
        return here
                ? Check.ok(Area.CLUSTER, "security", "off; it is on this machine")
                : Check.warning(
                        Area.CLUSTER,
                        "security",
                        "off: whoever reaches it can read and delete everything",
                        "Turn it on: xpack.security.enabled: true.");
    }
}
