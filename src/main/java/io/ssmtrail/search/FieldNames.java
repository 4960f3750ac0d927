package io.ssmtrail.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.program.ProgramFile;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields that a query may name: those of the index, and short names for the ones asked for most. */
public final class FieldNames {

    private static final String RESOURCE = "/mappings/fields.json";

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("account", "cloud.account.id"),
            Map.entry("action", "event.action"),
            Map.entry("actor", "aws.principal.actor"),
            Map.entry("automation", "aws.ssm.automation.execution_id"),
            Map.entry("capability", "aws.ssm.capability"),
            Map.entry("command", "aws.ssm.command.id"),
            Map.entry("document", "aws.ssm.document.name"),
            Map.entry("error", "error.code"),
            Map.entry("id", "event.id"),
            Map.entry("ip", "source.ip"),
            Map.entry("key", "aws.principal.access_key_id"),
            Map.entry("node", "aws.ssm.node.id"),
            Map.entry("outcome", "event.outcome"),
            Map.entry("parameter", "aws.ssm.parameter.name"),
            Map.entry("principal", "aws.principal.id"),
            Map.entry("provider", "event.provider"),
            Map.entry("region", "cloud.region"),
            Map.entry("session", "aws.ssm.session.id"),
            Map.entry("user", "user.name"));

    private final Set<String> leaves = new HashSet<>();
    private final Set<String> flattened = new HashSet<>();

    private FieldNames(JsonNode fields) {
        for (JsonNode field : fields) {
            String name = field.path("field").asText();
            if (field.path("type").asText().startsWith("flattened")) {
                flattened.add(name + ".");
            }
            leaves.add(name);
        }
    }

    /** The fields of the templates that ship with this program. */
    public static FieldNames shipped() {
        return new FieldNames(ProgramFile.json(FieldNames.class, RESOURCE));
    }

    /** The names that save typing, in order. */
    public static List<String> shortNames() {
        return SHORT.keySet().stream().sorted().toList();
    }

    /** The full name of a field; empty where the index has none of that name. */
    public Optional<String> resolve(String name) {
        String full = SHORT.getOrDefault(name, name);
        return isField(full) || full.equals("_exists_") || full.equals("_id") ? Optional.of(full) : Optional.empty();
    }

    /** Whether it is a field of the index, or a member of a flattened one. */
    private boolean isField(String name) {
        return leaves.contains(name) || flattened.stream().anyMatch(name::startsWith);
    }
}
