package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that sends a command every half hour, three days long. */
class FindingsCommandTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Instant START = Instant.parse("2026-11-20T08:10:00Z");

    private static final Instant END = START.plus(Duration.ofDays(3));

    private TestIndex index;

    @BeforeEach
    void commands() throws Exception {
        index = TestIndex.create("findings");
        for (Instant time = START; time.isBefore(END); time = time.plus(Duration.ofMinutes(30))) {
            command(time);
        }
        index.send();
    }

    @AfterEach
    void delete() {
        index.close();
    }

    @Test
    void eachDayIsAFinding() throws IOException {
        assertThat(findings().values())
                .extracting(finding -> finding.at("/event/start").asText())
                .containsExactly(
                        "2026-11-23T00:10:00Z", "2026-11-22T00:10:00Z", "2026-11-21T00:10:00Z", "2026-11-20T08:10:00Z");
    }

    @Test
    void whoLooksAtTheLatestDaysOnlyFindsTheSameThere() throws IOException {
        Map<String, JsonNode> all = findings();

        assertThat(findings("--since", "2026-11-22T13:00:00Z"))
                .hasSize(2)
                .allSatisfy((id, finding) -> assertThat(finding).isEqualTo(all.get(id)));
        assertThat(findings("--since", "2026-11-21T20:00:00Z"))
                .hasSize(3)
                .allSatisfy((id, finding) -> assertThat(finding).isEqualTo(all.get(id)));
    }

    @Test
    void eventsThatAreLoadedLaterBelongToTheFindingOfTheirDay() throws Exception {
        Map<String, JsonNode> before = findings();

        command(START.minus(Duration.ofMinutes(30)));
        index.send();

        Map<String, JsonNode> after = findings();
        assertThat(after).containsOnlyKeys(before.keySet());
        assertThat(after).isNotEqualTo(before);
    }

    private Map<String, JsonNode> findings(String... options) throws IOException {
        TestElasticsearch.refresh(index.name());
        String[] words = {"findings", "--index", index.name(), "--rule", "command-by-node", "-o", "ndjson"};
        CommandRun run = CommandRun.withElasticsearch(
                Stream.concat(Stream.of(words), Stream.of(options)).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, JsonNode> findings = new LinkedHashMap<>();
        for (String line : run.outLines()) {
            JsonNode finding = JSON.readTree(line);
            findings.put(finding.at("/ssmtrail/finding/id").asText(), finding);
        }
        return findings;
    }

    private void command(Instant time) throws Exception {
        index.add("""
                {"eventID":"c-%s","eventTime":"%s","eventSource":"ssm.amazonaws.com","eventName":"SendCommand",\
                "awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.11","recipientAccountId":"111122223333",\
                "requestParameters":{"documentName":"AWS-RunShellScript","instanceIds":["i-00000000000000001"]},\
                "userIdentity":{"type":"AssumedRole","accountId":"111122223333",\
                "arn":"arn:aws:sts::111122223333:assumed-role/node/i-0123456789abcdef0"}}""".formatted(time, time).getBytes(StandardCharsets.UTF_8));
    }
}
