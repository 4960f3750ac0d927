package io.ssmtrail.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.error.UsageException;
import io.ssmtrail.search.EventFilter;
import io.ssmtrail.search.FieldNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {

    private static final Path FOLDER = Path.of("src/main/resources/io/ssmtrail/findings");

    private static final FieldNames FIELDS = FieldNames.shipped();

    private static final String RULE = """
            id: my-rule
            title: Something
            severity: low
            techniques: [T1651]
            description: What happened.
            query: action:SendCommand
            condition:
              type: threshold
              at-least: 3
              window: 10m
              group-by: [account]
            """;

    static List<Rule> shipped() {
        return Rules.shipped();
    }

    @Test
    void everyFileInTheFolderShips() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml")))
                    .containsExactlyInAnyOrderElementsOf(
                            shipped().stream().map(rule -> rule.id() + ".yaml").toList())
                    .hasSizeGreaterThanOrEqualTo(30);
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aRuleThatShipsNamesOnlyFieldsAndTechniquesThatThereAre(Rule rule) {
        assertThatCode(() -> EventFilter.of(rule.query()).query(FIELDS)).doesNotThrowAnyException();
        assertThatCode(() -> new Detector(rule, FIELDS, new Coverage(List.of())))
                .doesNotThrowAnyException();
        assertThat(unknownFields(rule.query())).isEmpty();
        assertThat(rule.techniques())
                .isNotEmpty()
                .noneMatch(id -> Technique.of(id).tactics().isEmpty());
        assertThat(rule.falsePositives()).isNotEmpty();
        assertThat(rule.references()).isNotEmpty();
        assertThat(rule.description()).endsWith(".");
    }

    /** A misspelt field would be looked for as a word, and never be found. */
    private static List<String> unknownFields(String query) {
        return Stream.of(query.split("[\\s()]+"))
                .filter(word -> word.matches("[a-z_.]+:.*"))
                .map(word -> word.substring(0, word.indexOf(':')))
                .filter(name -> FIELDS.resolve(name).isEmpty())
                .toList();
    }

    @Test
    void everyPublicRuleAboutSystemsManagerHasItsEqual() {
        List<String> references =
                shipped().stream().flatMap(rule -> rule.references().stream()).toList();
        for (String name : List.of(
                "execution_ssm_sendcommand_by_rare_user",
                "lateral_movement_aws_ssm_start_session_to_ec2_instance",
                "execution_ssm_command_document_created_by_rare_user",
                "credential_access_retrieve_secure_string_parameters_via_ssm",
                "discovery_ssm_inventory_reconnaissance",
                "d1b37c0b-4f8b-4cfb-9a1d-639bf8c028b7",
                "a1b2c3d4-e5f6-4789-a0b1-c2d3e4f5a6b7",
                "93075852-b0f5-4b8b-89c3-a226efae5726",
                "e5f9a1b2-3c4d-4e6f-a7b8-9c0d1e2f3a4b",
                "hunting/aws",
                "aws_cloudtrail_ssm_malicious_usage",
                "352a918a-34d8-4882-8470-44830c507aa3",
                "panther-analysis",
                "tailpipe-mod-aws-cloudtrail-log-detections",
                "aws.execution.ssm-send-command",
                "aws.execution.ssm-start-session",
                "aws.credential-access.ssm-retrieve-securestring-parameters",
                "aws.credential-access.ec2-steal-instance-credentials")) {
            assertThat(references).as(name).anyMatch(reference -> reference.contains(name));
        }
    }

    @Test
    void ownRulesAreAddedAndReplaceThoseOfTheSameId(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), RULE);
        Files.writeString(folder.resolve("root.yml"), RULE.replace("my-rule", "root-used"));
        Files.writeString(folder.resolve("README.md"), "no rule");

        List<Rule> rules = Rules.with(shipped(), folder);

        assertThat(rules).hasSize(shipped().size() + 1);
        assertThat(rules)
                .filteredOn(rule -> rule.id().equals("root-used"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.title()).isEqualTo("Something");
                    assertThat(rule.condition().window()).isEqualTo(Duration.ofMinutes(10));
                    assertThat(rule.condition().atLeast()).isEqualTo(3);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "title: Something| title:| 'title' is missing",
                "severity: low| severity: awful| 'severity' is none of info, low",
                "techniques: [T1651]| techniques: [SendCommand]| 'techniques' is 'SendCommand'",
                "window: 10m| window: soon| 'condition.window' is 'soon'",
                "type: threshold| type: guess| 'condition.at-least' has no meaning for the type guess",
                "type: threshold| type: any| 'condition.at-least' has no meaning for the type any",
                "type: threshold| type: distinct-count| 'condition.of' is missing",
                "query: action:SendCommand| querry: x| querry",
                "title: Something| title: [| line 2",
            })
    void aRuleThatCannotBeUsedSaysWhichAndWhy(String right, String wrong, String why, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, RULE.replace(right, wrong));
        assertThatThrownBy(() -> Rules.with(List.of(), folder))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining(why);
    }
}
