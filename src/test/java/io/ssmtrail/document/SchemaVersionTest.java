package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.testing.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A version stands for one content: clusters and indices that have it are taken for up to date. What each version holds
 * is recorded, and a record is never rewritten by itself.
 */
class SchemaVersionTest {

    private static final Path MAPPINGS = Path.of("mappings");

    private static final Path COMPONENTS = MAPPINGS.resolve("component");

    private static final Path RECORD = Path.of("src/test/resources/io/ssmtrail/document/schema-versions.txt");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void whatIsMappedChangesOnlyWithItsVersion() throws Exception {
        Map<String, String> recorded = new TreeMap<>();
        for (String line : Files.readAllLines(RECORD, StandardCharsets.UTF_8)) {
            int end = line.lastIndexOf(' ');
            recorded.put(line.substring(0, end), line.substring(end + 1));
        }
        Map<String, String> present = present();

        present.forEach((version, content) -> assertThat(recorded.getOrDefault(version, content))
                .as(
                        "mappings/ holds something else now than %s was recorded with. Clusters and indices that have that"
                                + " version would not get it: raise the version ('schema': _meta.ssmtrail.schema in"
                                + " component/ssmtrail-settings.json; a template: its own _meta.version), then record it"
                                + " by: mvn test -Dtest=SchemaVersionTest -Dssmtrail.rewrite. Only of a version that no"
                                + " release had, take the line out of %s instead, and record it again.",
                        version, RECORD)
                .isEqualTo(content));

        Map<String, String> all = new TreeMap<>(recorded);
        all.putAll(present);
        KeptFile.assertHolds(
                RECORD,
                all.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                        .collect(Collectors.joining()),
                getClass());
    }

    /** The hash of each name and version: of each template's content, and of the mapping that those of events lead to. */
    private static Map<String, String> present() throws IOException, NoSuchAlgorithmException {
        Map<String, String> present = new TreeMap<>();
        ObjectNode events = JSON.createObjectNode();
        int schema = 0;
        for (Path file : files()) {
            ObjectNode template = (ObjectNode) JSON.readTree(Files.readString(file, StandardCharsets.UTF_8));
            int version = template.remove("_meta").path("version").asInt();
            String name = file.getFileName().toString().replace(".json", "");
            present.put(name + " " + version, hash(template));
            if (file.startsWith(COMPONENTS)) {
                ObjectNode mappings = template.at("/template/mappings").deepCopy();
                JsonNode told = mappings.remove("_meta");
                schema = told == null ? schema : told.at("/ssmtrail/schema").asInt();
                events.set(name, mappings);
            }
        }
        present.put("schema " + schema, hash(events));
        return present;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> templates = Files.list(MAPPINGS);
                Stream<Path> components = Files.list(COMPONENTS)) {
            return Stream.concat(templates, components)
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith("fields.json"))
                    .sorted()
                    .toList();
        }
    }

    private static String hash(JsonNode content) throws IOException, NoSuchAlgorithmException {
        byte[] canonical = JSON.writeValueAsBytes(Objects.requireNonNull(JSON.treeToValue(content, Map.class)));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    }
}
