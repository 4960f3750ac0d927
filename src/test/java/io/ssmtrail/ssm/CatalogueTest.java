package io.ssmtrail.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final String SSM = "ssm.amazonaws.com";

    /** ECS 8.11, "Expected event types for category", of the categories that the catalogue uses. */
    private static final Map<String, Set<String>> ECS_TYPES = Map.of(
            "authentication", Set.of("start", "end", "info"),
            "configuration", Set.of("access", "change", "creation", "deletion", "info"),
            "file", Set.of("access", "change", "creation", "deletion", "info"),
            "host", Set.of("access", "change", "end", "info", "start"),
            "iam", Set.of("admin", "change", "creation", "deletion", "group", "info", "user"),
            "package", Set.of("access", "change", "deletion", "info", "installation", "start"),
            "process", Set.of("access", "change", "end", "info", "start"),
            "session", Set.of("start", "end", "info"));

    private final Catalogue catalogue = Catalogue.standard();
    private final SdkModel model = new SdkModel();

    @Test
    void everyOperationOfTheNewestModelIsInTheCatalogue() {
        assertThat(model.operations())
                .hasSizeGreaterThan(150)
                .contains("SendCommand")
                .allMatch(operation -> catalogue.action(SSM, operation).known());
    }

    @Test
    void everyPathOfAPublicOperationIsAPathOfTheModel() throws IOException {
        List<String> unknown = new ArrayList<>();
        for (JsonNode action : file().get("actions")) {
            String name = action.get("name").asText();
            if (action.get("source").asText().equals(SSM) && model.operations().contains(name)) {
                for (Map.Entry<String, JsonNode> path : action.path("request").properties()) {
                    if (!model.hasRequestPath(name, path.getKey())) {
                        unknown.add(name + " request " + path.getKey());
                    }
                }
                for (Map.Entry<String, JsonNode> path : action.path("response").properties()) {
                    if (!model.hasResponsePath(name, path.getKey())) {
                        unknown.add(name + " response " + path.getKey());
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyPathIsWellFormed() throws IOException {
        for (JsonNode action : file().get("actions")) {
            for (String payload : List.of("request", "response")) {
                for (Map.Entry<String, JsonNode> path : action.path(payload).properties()) {
                    assertThat(path.getKey()).as("%s", action.get("name")).matches("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*");
                }
            }
        }
    }

    @Test
    void everyCategoryAndTypeIsOneThatEcsAllowsTogether() {
        assertThat(catalogue.actions()).hasSizeGreaterThan(290).allSatisfy(action -> {
            assertThat(action.categories()).isNotEmpty().allMatch(ECS_TYPES::containsKey);
            assertThat(action.types())
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(action.categories())
                            .allMatch(category ->
                                    ECS_TYPES.getOrDefault(category, Set.of()).contains(type)));
        });
    }

    @Test
    void actionsThatElasticsIntegrationCategorisesKeepItsValues() {
        assertCategorised("SendCommand", "process", "start");
        assertCategorised("StartSession", "session", "start");
        assertCategorised("CreateControlChannel", "session", "start");
        assertCategorised("OpenControlChannel", "session", "start");
        assertCategorised("CreateDataChannel", "session", "start");
        assertCategorised("OpenDataChannel", "session", "start");
        assertCategorised("TerminateSession", "session", "end");
        assertCategorised("CreateDocument", "file", "creation");
        assertCategorised("ListInstanceAssociations", "host", "info");
    }

    @Test
    void everyActionHasACapabilityWithoutBrackets() {
        assertThat(catalogue.actions())
                .extracting(ActionFacts::capability)
                .allMatch(name -> name.matches("[A-Z][\\w -]+"));
    }

    @Test
    void anActionHasOneAccessLevel() {
        assertThat(catalogue.action(SSM, "GetParameter").accessLevel()).isEqualTo(AccessLevel.READ);
        assertThat(catalogue.action(SSM, "DescribeParameters").accessLevel()).isEqualTo(AccessLevel.LIST);
        assertThat(catalogue.action(SSM, "SendCommand").accessLevel()).isEqualTo(AccessLevel.WRITE);
        assertThat(catalogue.action(SSM, "AddTagsToResource").accessLevel()).isEqualTo(AccessLevel.TAGGING);
        assertThat(catalogue.action(SSM, "ModifyDocumentPermission").accessLevel())
                .isEqualTo(AccessLevel.PERMISSIONS);
        assertThat(AccessLevel.PERMISSIONS.label()).isEqualTo("permissions");
    }

    @Test
    void channelsAreLoggedUnderBothOfTheirServices() {
        assertThat(catalogue.action(SSM, "OpenDataChannel").known()).isTrue();
        assertThat(catalogue
                        .action("ssmmessages.amazonaws.com", "OpenDataChannel")
                        .capability())
                .isEqualTo("Session Manager");
    }

    @Test
    void sourcesOfSystemsManagerAreCovered() {
        Set<String> covered = new TreeSet<>();
        catalogue.actions().forEach(action -> covered.add(action.eventSource()));
        assertThat(covered).hasSize(8).allMatch(catalogue::covers);
        assertThat(catalogue.covers("ec2.amazonaws.com")).isFalse();
    }

    private void assertCategorised(String eventName, String category, String type) {
        ActionFacts facts = catalogue.action(SSM, eventName);
        assertThat(facts.categories()).as(eventName).containsExactly(category);
        assertThat(facts.types()).as(eventName).containsExactly(type);
    }

    private static JsonNode file() throws IOException {
        try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.json")) {
            return new JsonMapper().readTree(in);
        }
    }
}
