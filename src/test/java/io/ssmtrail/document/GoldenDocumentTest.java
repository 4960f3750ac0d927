package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.testing.KeptFile;
import io.ssmtrail.testing.TestIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents of a few records, whole, beside them in {@code golden/}. */
class GoldenDocumentTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/ssmtrail/document/golden");
    private static final String RECORD = ".record.json";

    private static final JsonMapper JSON = new JsonMapper();
    private static final DefaultPrettyPrinter PRETTY = new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private final RecordMapper mapper = new RecordMapper();

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(RECORD))
                    .map(name -> name.substring(0, name.length() - RECORD.length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRecordBecomesTheDocumentBesideIt(String name) throws Exception {
        byte[] record = Files.readAllBytes(FOLDER.resolve(name + RECORD));

        JsonNode document = map(record);

        JsonNode original = ((ObjectNode) document.get("event")).remove("original");
        assertThat(original.asText()).isEqualTo(new String(record, StandardCharsets.UTF_8));
        KeptFile.assertHolds(
                FOLDER.resolve(name + ".document.json"),
                JSON.writer(PRETTY).writeValueAsString(document) + "\n",
                getClass());
    }

    /** What was promised of the record on AWS's own page on logging Systems Manager calls. */
    @Test
    void theExampleOfAwsCanBeFoundByEveryNameThatItHas() throws Exception {
        JsonNode document = map(Files.readAllBytes(FOLDER.resolve("aws-delete-document-example" + RECORD)));

        assertThat(document.at("/@timestamp").asText()).isEqualTo("2018-03-06T20:30:12Z");
        assertThat(document.at("/event/action").asText()).isEqualTo("DeleteDocument");
        assertThat(document.at("/event/provider").asText()).isEqualTo("ssm.amazonaws.com");
        assertThat(document.at("/event/outcome").asText()).isEqualTo("success");
        assertThat(document.at("/cloud/region").asText()).isEqualTo("us-east-2");
        assertThat(document.at("/source/ip").asText()).isEqualTo("203.0.113.11");
        assertThat(document.at("/aws/principal/arn").asText()).isEqualTo("arn:aws:iam::123456789012:role/example-role");
        assertThat(document.at("/aws/cloudtrail/user_identity/arn").asText())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/example-role/203.0.113.11");
        assertThat(document.at("/user/name").asText()).isEqualTo("example-role");
        assertThat(document.at("/aws/cloudtrail/resources/0/arn").asText())
                .isEqualTo("arn:aws:ssm:us-east-2:123456789012:document/example-Document");
    }

    private JsonNode map(byte[] record) throws Exception {
        JsonBytes json = new JsonBytes();
        DocumentWriter.write(mapper.map(TestIndex.raw(record)).document(), json);
        return JSON.readTree(json.toString());
    }
}
