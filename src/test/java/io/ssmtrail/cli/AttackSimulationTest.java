package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.TestIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What attack simulations do, alone in an index without history, and with a tool that does not give itself away: the rules
 * that are made for it find it, and no others.
 *
 * @see <a href="https://stratus-red-team.cloud/attack-techniques/AWS/">Stratus Red Team, AWS</a>
 */
class AttackSimulationTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    private final List<String> records = new ArrayList<>();

    @Test
    void aScriptSentToSeveralNodes() throws IOException, MalformedRecordException {
        for (int i = 0; i < 20; i++) {
            call("DescribeInstanceInformation", "{\"maxResults\":50}", "null");
        }
        call(
                "SendCommand",
                "{\"documentName\":\"AWS-RunShellScript\",\"instanceIds\":[" + nodes(3)
                        + "],\"parameters\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"}",
                "{\"command\":{\"commandId\":\"0a1b2c3d-1111-2222-3333-444455556666\"}}");
        call("GetCommandInvocation", "{\"commandId\":\"0a1b2c3d-1111-2222-3333-444455556666\"}", "null");

        assertThat(rules()).containsExactlyInAnyOrder("script-on-several-nodes");
    }

    @Test
    void parametersReadInTheClearByTheDozen() throws IOException, MalformedRecordException {
        for (int page = 0; page < 5; page++) {
            int first = page * 10;
            call("DescribeParameters", "{\"maxResults\":10}", "null");
            call(
                    "GetParameters",
                    "{\"withDecryption\":true,\"names\":["
                            + quoted(10, i -> String.format("/credentials/simulation-%02d", first + i)) + "]}",
                    "null");
        }
        assertThat(rules()).containsExactlyInAnyOrder("many-secrets-read");
    }

    @Test
    void sessionsOnOneNodeAfterTheOther() throws IOException, MalformedRecordException {
        for (int node = 0; node < 6; node++) {
            call(
                    "StartSession",
                    "{\"target\":\"i-0000000000000000" + node + "\"}",
                    "{\"sessionId\":\"simulation-0123456789abcde0" + node + "\"}");
            call("TerminateSession", "{\"sessionId\":\"simulation-0123456789abcde0" + node + "\"}", "null");
        }
        assertThat(rules()).containsExactlyInAnyOrder("sessions-on-many-nodes");
    }

    @Test
    void nothingOfTheKindIsFoundInAFewOrdinaryCalls() throws IOException, MalformedRecordException {
        call("GetParameter", "{\"name\":\"/app/url\"}", "null");
        call("GetParameter", "{\"name\":\"/app/key\",\"withDecryption\":true}", "null");
        call("DescribeInstanceInformation", "{\"maxResults\":50}", "null");
        call(
                "StartSession",
                "{\"target\":\"i-00000000000000000\"}",
                "{\"sessionId\":\"simulation-0123456789abcde00\"}");

        assertThat(rules()).isEmpty();
    }

    private static String nodes(int count) {
        return quoted(count, i -> "i-0000000000000000" + i);
    }

    private static String quoted(int count, IntFunction<String> value) {
        return IntStream.range(0, count)
                .mapToObj(i -> '"' + value.apply(i) + '"')
                .collect(Collectors.joining(","));
    }

    private void call(String action, String request, String response) {
        records.add("""
                {"eventVersion":"1.09","eventID":"simulation-%d","eventTime":"%s","eventSource":"ssm.amazonaws.com",\
                "eventName":"%s","awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.11",\
                "userAgent":"aws-sdk-go-v2/1.30.1 os/linux lang/go#1.22.5","recipientAccountId":"111122223333",\
                "userIdentity":{"type":"IAMUser","accountId":"111122223333","userName":"simulation",\
                "arn":"arn:aws:iam::111122223333:user/simulation","principalId":"AIDAIOSFODNN7EXAMPLE",\
                "accessKeyId":"AKIAIOSFODNN7EXAMPLE"},"requestParameters":%s,"responseElements":%s}""".formatted(records.size(), START.plusSeconds(records.size()), action, request, response));
    }

    /** The ids of the rules that find something. */
    private List<String> rules() throws IOException, MalformedRecordException {
        try (TestIndex index = TestIndex.create("simulation")) {
            for (String one : records) {
                index.add(one.getBytes(StandardCharsets.UTF_8));
            }
            index.send();
            TestElasticsearch.refresh(index.name());
            CommandRun run = CommandRun.withElasticsearch("findings", "--index", index.name(), "-o", "ndjson");
            List<String> rules = new ArrayList<>();
            for (String line : run.outLines()) {
                rules.add(JSON.readTree(line).at("/rule/id").asText());
            }
            return rules;
        }
    }
}
