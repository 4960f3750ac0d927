package io.ssmtrail.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A role with the least privileges that some commands work with.
 *
 * @param definition as {@code PUT /_security/role/NAME} takes it
 * @see <a href="https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-security-put-role">Create roles</a>
 */
public record Role(String name, JsonNode definition) {

    /** The roles that ship, one for each kind of work. */
    public static List<Role> shipped() {
        try (InputStream in = Objects.requireNonNull(Role.class.getResourceAsStream("roles.json"))) {
            List<Role> roles = new ArrayList<>();
            new JsonMapper()
                    .readTree(in)
                    .properties()
                    .forEach(role -> roles.add(new Role(role.getKey(), role.getValue())));
            return roles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
