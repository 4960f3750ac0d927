package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.testing.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The field reference, {@code mappings/README.md}, made of its introduction and of what the schema says. */
class FieldReferenceTest {

    private static final Path REFERENCE = Path.of("mappings/README.md");
    private static final Path INTRODUCTION = Path.of("src/test/resources/io/ssmtrail/document/field-reference.md");
    private static final String PLACE = "{{fields}}\n";

    private static final Map<String, String> TITLES = Map.of(
            "ssm", "What was done, and to what: `aws.ssm.*`",
            "principal", "Who did it: `aws.principal.*`",
            "ecs", "The event in the Elastic Common Schema",
            "cloudtrail", "The record as CloudTrail tells it: `aws.cloudtrail.*`");

    @Test
    void theReferenceTellsWhatTheTemplatesSay() throws IOException {
        String introduction = Files.readString(INTRODUCTION, StandardCharsets.UTF_8);
        assertThat(introduction).containsOnlyOnce(PLACE);

        KeptFile.assertHolds(REFERENCE, introduction.replace(PLACE, tables()), getClass());
    }

    private static String tables() throws IOException {
        Map<String, Schema.Described> described =
                Schema.described().stream().collect(Collectors.toMap(Schema.Described::field, field -> field));
        StringBuilder text = new StringBuilder();
        for (Schema.Theme theme : Schema.themes()) {
            text.append("## ").append(TITLES.get(theme.name())).append("\n\n");
            text.append(theme.description()).append(" (`component/ssmtrail-").append(theme.name());
            text.append(".json`).\n\n| field | type | meaning | comes from | example |\n|---|---|---|---|---|\n");
            for (Map.Entry<String, JsonNode> field : theme.fields().entrySet()) {
                Schema.Described about = Objects.requireNonNull(described.get(field.getKey()), field.getKey());
                text.append("| `%s` | %s | %s | %s | `%s` |\n"
                        .formatted(
                                field.getKey(),
                                Schema.typeOf(field.getValue()),
                                cell(about.meaning()),
                                cell(about.source()),
                                cell(about.example())));
            }
            text.append('\n');
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
