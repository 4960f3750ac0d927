package io.ssmtrail.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.testing.TestIndex;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Shapes that made other loaders lose events, because an index takes only one type for a path. All go into one index,
 * one after the other, in both orders.
 *
 * @see <a href="https://github.com/aws-samples/siem-on-amazon-opensearch-service/issues">SIEM on OpenSearch: issues 33,
 *     66, 106, 108, 111, 114, 139, 167, 177, 240, 243, 367, 412, 430, 474</a>
 * @see <a href="https://github.com/logstash-plugins/logstash-codec-cloudtrail/issues">Logstash codec: issues 7, 14, 26</a>
 * @see <a href="https://github.com/elastic/integrations/issues/15628">elastic/integrations: issue 15628</a>
 */
class MappingConflictTest {

    private static TestIndex index;
    private static int count;

    @BeforeAll
    static void create() {
        index = TestIndex.create("conflict");
    }

    @AfterAll
    static void delete() {
        index.close();
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
            requestParameters.parameters           | {"commands":["ls"]}              | "HIDDEN_DUE_TO_SECURITY_REASONS"
            responseElements.command.parameters    | {"commands":["ls"]}              | "HIDDEN_DUE_TO_SECURITY_REASONS"
            requestParameters.metadata             | {"k":{"value":"v"}}              | "DocumentReviews"
            responseElements.description           | {"name":"Doc","version":"1"}     | "what it does"
            requestParameters.tags                 | [{"key":"Env","value":"prod"}]   | {"Env":"prod"}
            requestParameters.tags                 | "Env=prod"                       | [["Env","prod"]]
            responseElements.tags                  | "none"                           | {"items":[{"key":"a"}]}
            requestParameters.tier                 | "Advanced"                       | {"name":"WebServer","type":"Standard"}
            requestParameters.version              | 3                                | "$LATEST"
            requestParameters.maxResults           | 50                               | {"value":50}
            requestParameters.startTime            | 1492084740000                    | "Apr 13, 2017 11:59:00 AM"
            requestParameters.status               | "Active"                         | {"code":16,"name":"running"}
            requestParameters.command              | "run"                            | ["run","--now"]
            requestParameters.schedule             | "cron(0 2 ? * SUN *)"            | {"scheduleExpression":"rate(1 day)"}
            requestParameters.settings             | [{"name":"a"}]                   | "a=b"
            requestParameters.items                | {"items":[1]}                    | [{"typeName":"AWS:Application"}]
            requestParameters.environment          | {"variables":{"A":"b"}}          | "HIDDEN_DUE_TO_SECURITY_REASONS"
            requestParameters.filters              | [{"key":"Name","values":["a"]}]  | [{"key":"Name","value":"a"}]
            requestParameters.targets              | [{"key":"tag:A","values":["b"]}] | "InstanceIds"
            requestParameters.role                 | "ops"                            | {"arn":"arn:aws:iam::111122223333:role/ops"}
            responseElements.iamInstanceProfile    | {"arn":"a"}                      | "a"
            responseElements.result                | true                             | {"ok":true}
            responseElements.source                | "s"                              | {"type":"s"}
            requestParameters.disableApiTermination| false                            | {"value":"false"}
            apiVersion                             | "2015-12-01"                     | "20140328"
            apiVersion                             | "2016_01_28"                     | "v20160216"
            apiVersion                             | null                             | 20140328
            readOnly                               | true                             | "false"
            managementEvent                        | true                             | "true"
            sessionCredentialFromConsole           | "true"                           | true
            userIdentity.sessionContext.attributes.mfaAuthenticated | "false"         | false
            userIdentity.sessionContext.attributes.creationDate | "20131102T010628Z"  | "yesterday"
            userIdentity.sessionContext.sessionIssuer | {}                            | null
            userIdentity                           | "arn:aws:iam::111122223333:root" | {"accountId":111122223333,"invokedBy":"x"}
            sourceIPAddress                        | "AWS Internal"                   | "95.025.143.109"
            sourceIPAddress                        | "208.XX.XX.55"                   | ["203.0.113.1"]
            errorCode                              | null                             | "Client.UnauthorizedOperation"
            resources                              | null                             | [{"ARNPrefix":"arn:aws:s3:::b/","type":"AWS::S3::Object"}]
            resources                              | {"ARN":"a"}                      | ["arn:aws:ssm:eu-west-1:111122223333:document/D"]
            requestParameters                      | null                             | {"omitted":true,"originalSize":123456}
            requestParameters                      | "a=b"                            | ["a",["b"]]
            responseElements                       | "HIDDEN_DUE_TO_SECURITY_REASONS" | {"_return":true}
            additionalEventData                    | "x"                              | {"SSEApplied":"Default","bytesTransferredIn":0.0}
            serviceEventDetails                    | {"a.b":{"c":1},"a":{"b.c":2}}    | {"a":{"b":3}}
            """)
    void bothShapesOfAPathAreTakenInAnyOrder(String path, String one, String other) throws Exception {
        List<String> order = List.of(one, other, one);
        for (String value : order) {
            index.add(record(path, value));
        }

        assertAllCreated(order.size());
    }

    @Test
    void aPayloadBeyondLucenesLongestTermIsTakenAndItsRestCanBeFound() throws Exception {
        index.add(record("requestParameters", "{\"name\":\"doc\",\"content\":\"%s\"}".formatted("ß€😀".repeat(5_000))));
        assertAllCreated(1);

        assertThat(hits("aws.cloudtrail.flattened.request_parameters.name", "doc"))
                .isEqualTo(1);
    }

    @Test
    void namesWithDotsBlanksAndNothingInThemAreTaken() throws Exception {
        index.add(record(
                "requestParameters.tags",
                "{\"\":\"a\",\" \":\"b\",\".\":\"c\",\"a.\":1,\".a\":2,\"a..b\":3,\"kubernetes.io/x\":\"d\"}"));
        assertAllCreated(1);

        assertThat(hits("aws.cloudtrail.flattened.request_parameters.tags.kubernetes.io/x", "d"))
                .isEqualTo(1);
    }

    @Test
    void tenThousandNamesMakeNoFieldsOfTheirOwn() throws Exception {
        String wide = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"k%d\":%d".formatted(i, i))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        index.add(record("requestParameters", "{" + wide + "}"));

        assertAllCreated(1);
    }

    private static void assertAllCreated(int expected) {
        BulkResult result = index.send();
        assertThat(result)
                .isInstanceOfSatisfying(
                        BulkResult.Answered.class,
                        answered -> assertThat(answered.items())
                                .hasSize(expected)
                                .allMatch(item -> item instanceof BulkResult.Item.Created, "is created"));
    }

    private static long hits(String field, String value) {
        JsonNode answer = index.search("{\"query\":{\"term\":{\"%s\":\"%s\"}}}".formatted(field, value));
        return answer.at("/hits/total/value").asLong();
    }

    /** A record with a value at a path. */
    private static byte[] record(String path, String value) {
        List<String> names = new ArrayList<>(List.of(path.split("\\.", -1)));
        String inner = value;
        while (names.size() > 1) {
            inner = "{\"%s\":%s}".formatted(names.remove(names.size() - 1), inner);
        }
        return """
                {"eventID":"conflict-%d","eventTime":"2026-11-02T09:00:00Z","eventSource":"ssm.amazonaws.com",\
                "eventName":"SendCommand","%s":%s}""".formatted(count++, names.get(0), inner).getBytes(StandardCharsets.UTF_8);
    }
}
