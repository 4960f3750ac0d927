package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.kibana.InstallReport.Entry;
import io.ssmtrail.kibana.InstallReport.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings saved objects into a Kibana under their fixed ids. Installing twice changes nothing; what somebody changed in Kibana is only
 * replaced when that is asked for.
 */
public final class DashboardInstaller {

    private final KibanaClient kibana;

    public DashboardInstaller(KibanaConnection connection) {
        this.kibana = new KibanaClient(connection);
    }

    /**
     * Imports these objects, and tells what became of each.
     *
     * @param overwrite whether objects that are there and differ are replaced
     * @throws io.ssmtrail.error.ClusterException if Kibana cannot be reached, is too old or does not let us
     */
    public InstallReport install(List<SavedObject> objects, boolean overwrite) {
        Optional<String> version = kibana.requireSupportedVersion();
        JsonNode answer = kibana.importObjects(objects, overwrite);
        Map<String, JsonNode> successes = byKey(answer.path("successResults"));
        Map<String, JsonNode> errors = byKey(answer.path("errors"));
        boolean conflicts = errors.values().stream().anyMatch(DashboardInstaller::isConflict);
        Map<String, SavedObject> there = conflicts ? present(objects) : Map.of();

        List<Entry> entries = new ArrayList<>();
        for (SavedObject object : objects) {
            JsonNode success = successes.get(object.key());
            JsonNode error = errors.get(object.key());
            if (error != null) {
                entries.add(refused(object, error, Optional.ofNullable(there.get(object.key()))));
            } else if (success != null) {
                Outcome outcome = success.path("overwrite").asBoolean() ? Outcome.REPLACED : Outcome.CREATED;
                entries.add(new Entry(object, outcome, idOf(object, success), ""));
            } else {
                entries.add(new Entry(object, Outcome.FAILED, object.id(), "Kibana does not say what became of it"));
            }
        }
        return new InstallReport(version, entries);
    }

    private static Entry refused(SavedObject object, JsonNode error, Optional<SavedObject> there) {
        JsonNode cause = error.path("error");
        if (isConflict(error)) {
            boolean same = there.filter(other -> content(other).equals(content(object)))
                    .isPresent();
            return same
                    ? new Entry(object, Outcome.UNCHANGED, idOf(object, cause), "")
                    : new Entry(object, Outcome.KEPT, idOf(object, cause), "differs from the shipped one");
        }
        String reason = switch (cause.path("type").asText()) {
            case "missing_references" -> "refers to what is not there: " + references(cause.path("references"));
            case "unsupported_type" -> "this Kibana knows no objects of type " + object.type();
            default -> cause.path("message").asText(cause.path("type").asText("unknown reason"));
        };
        return new Entry(object, Outcome.FAILED, object.id(), reason);
    }

    private static String idOf(SavedObject object, JsonNode result) {
        return result.path("destinationId").asText(object.id());
    }

    private Map<String, SavedObject> present(List<SavedObject> objects) {
        List<String> types = objects.stream().map(SavedObject::type).distinct().toList();
        return kibana.exportTypes(types).stream()
                .collect(Collectors.toMap(SavedObject::key, Function.identity(), (first, second) -> first));
    }

    /** The object without its migration versions, which a newer Kibana raises. */
    static ObjectNode content(SavedObject object) {
        ObjectNode copy = object.json().deepCopy();
        copy.remove(List.of("coreMigrationVersion", "typeMigrationVersion"));
        return copy;
    }

    private static boolean isConflict(JsonNode error) {
        return error.at("/error/type").asText().endsWith("conflict");
    }

    private static String references(JsonNode references) {
        List<String> names = new ArrayList<>();
        references.forEach(reference -> names.add(
                reference.path("type").asText() + " " + reference.path("id").asText()));
        return String.join(", ", names);
    }

    private static Map<String, JsonNode> byKey(JsonNode results) {
        Map<String, JsonNode> map = new HashMap<>();
        results.forEach(result ->
                map.put(result.path("type").asText() + ":" + result.path("id").asText(), result));
        return map;
    }
}
