package io.ssmtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What can be told of {@code compose.yaml} without a Docker engine. */
class ComposeFileTest {

    private static final Path FILE = Path.of("compose.yaml");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+)([^}]*)}");

    private final String text = Files.readString(FILE);
    private final JsonNode compose = new YAMLMapper().readTree(text);

    ComposeFileTest() throws IOException {}

    @Test
    void allServicesRunTheSameVersionWhichTheReadmeNames() throws IOException {
        List<String> images = compose.path("services").findValuesAsText("image");
        assertThat(images)
                .hasSize(3)
                .allMatch(
                        image -> image.matches(
                                "docker\\.elastic\\.co/(elasticsearch/elasticsearch|kibana/kibana):\\$\\{STACK_VERSION:-9\\.\\d+\\.\\d+}"));
        assertThat(compose.path("volumes").findValuesAsText("name"))
                .hasSize(2)
                .allMatch(name ->
                        name.endsWith(images.get(0).substring(images.get(0).indexOf("${"))));
        assertThat(defaults("STACK_VERSION"))
                .singleElement()
                .satisfies(version -> assertThat(Files.readString(Path.of("README.md")))
                        .contains("Elasticsearch and Kibana " + version));
    }

    @Test
    void theOtherVersionIsTheOneOfTheTests() throws IOException {
        Matcher pom = Pattern.compile("<elasticsearch.local.version>(8\\.19\\.\\d+)<")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(pom.find()).isTrue();
        String old = "STACK_VERSION=" + pom.group(1) + " docker compose up -d --wait";
        assertThat(text).contains(old);
        assertThat(Files.readString(Path.of("README.md"))).contains(old);
    }

    @Test
    void passwordsComeFromTheEnvironmentOnly() {
        Map<String, List<String>> variables = VARIABLE.matcher(text)
                .results()
                .collect(Collectors.groupingBy(
                        found -> found.group(1), Collectors.mapping(found -> found.group(2), Collectors.toList())));
        assertThat(variables).containsOnlyKeys("STACK_VERSION", "ELASTIC_PASSWORD", "KIBANA_PASSWORD");
        assertThat(variables.get("ELASTIC_PASSWORD")).allMatch(rest -> rest.startsWith(":?"));
        assertThat(variables.get("KIBANA_PASSWORD")).allMatch(rest -> rest.startsWith(":?"));
        assertThat(compose.at("/services/elasticsearch/environment/xpack.security.enabled")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void portsAreOpenToThisMachineOnly() {
        for (JsonNode service : compose.path("services")) {
            assertThat(service.path("ports")).allMatch(port -> port.asText().startsWith("127.0.0.1:"));
        }
    }

    @Test
    void eachServiceWaitsForOneThatTellsWhenItIsReady() {
        JsonNode services = compose.path("services");
        for (JsonNode service : services) {
            service.path("depends_on").properties().forEach(other -> {
                JsonNode condition = other.getValue().path("condition");
                assertThat(services.has(other.getKey())).isTrue();
                assertThat(condition.asText())
                        .isEqualTo(
                                services.path(other.getKey()).has("healthcheck")
                                        ? "service_healthy"
                                        : "service_completed_successfully");
            });
        }
        assertThat(services.at("/kibana/healthcheck/test/0").asText()).isEqualTo("CMD-SHELL");
    }

    @Test
    void eachVolumeIsDeclared() {
        for (JsonNode service : compose.path("services")) {
            for (JsonNode volume : service.path("volumes")) {
                String name = volume.asText().substring(0, volume.asText().indexOf(':'));
                assertThat(compose.path("volumes").has(name)).as(name).isTrue();
            }
        }
    }

    private List<String> defaults(String variable) {
        return VARIABLE.matcher(text)
                .results()
                .filter(found -> found.group(1).equals(variable))
                .map((MatchResult found) -> found.group(2).substring(2))
                .distinct()
                .toList();
    }
}
