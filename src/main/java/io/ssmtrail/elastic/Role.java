package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.program.ProgramFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A role with the least privileges that some commands work with.
 *
 * @param definition as {@code PUT /_security/role/NAME} takes it
 * @see <a href="https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-put-role">Create roles</a>
 */
public record Role(String name, JsonNode definition) {

    /** The roles that ship, one for each kind of work. */
    public static List<Role> shipped() {
        List<Role> roles = new ArrayList<>();
        ProgramFile.json(Role.class, "roles.json")
                .properties()
                .forEach(role -> roles.add(new Role(role.getKey(), role.getValue())));
        return roles;
    }

    /** The commands that work with it. */
    public List<String> commands() {
        List<String> commands = new ArrayList<>();
        definition.at("/metadata/commands").forEach(command -> commands.add(command.asText()));
        return commands;
    }

    /** Whether it is for Kibana, and Elasticsearch only keeps it. */
    public boolean isOfKibana() {
        return definition.has("applications");
    }
}
