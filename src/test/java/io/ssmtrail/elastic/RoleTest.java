package io.ssmtrail.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ssmtrail.testing.ReadmeRoles;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The README shows the roles that ship; {@code SecuredClusterTest} proves what it shows. */
class RoleTest {

    @Test
    void theReadmeShowsEachAsARequest() throws IOException {
        ObjectNode shown = new JsonMapper().createObjectNode();
        for (Map.Entry<String, String> request : ReadmeRoles.requests().entrySet()) {
            shown.set(request.getKey(), new JsonMapper().readTree(request.getValue()));
        }

        assertThat(shown).isEqualTo(shipped());
    }

    @Test
    void theReadmeShowsAllAsAFile() throws IOException {
        assertThat(new YAMLMapper().readTree(ReadmeRoles.file())).isEqualTo(shipped());
    }

    private static ObjectNode shipped() {
        ObjectNode roles = new JsonMapper().createObjectNode();
        Role.shipped().forEach(role -> roles.set(role.name(), role.definition()));
        return roles;
    }
}
