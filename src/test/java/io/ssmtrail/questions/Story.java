package io.ssmtrail.questions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.testing.TestIndex;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What happened, told call by call, loaded into an Elasticsearch index of its own and asked about. The clock starts on
 * 2 November 2026 at 09:00 and goes on a minute with every call.
 */
final class Story implements AutoCloseable {

    private static final String SSM = "ssm.amazonaws.com";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private final TestIndex index = TestIndex.create("story");
    private Instant clock = Instant.parse("2026-11-02T09:00:00Z");
    private int told;

    /** An empty story. */
    static Story begin() {
        return new Story();
    }

    /** Sets the clock for the next call, such as {@code 2026-11-02T09:00:00Z}. */
    Story at(String time) {
        clock = Instant.parse(time);
        return this;
    }

    /** A call to {@code ssm.amazonaws.com}; the request is JSON in single quotes. */
    Story call(Caller who, String action, String request) {
        return call(who, action, request, "null", "");
    }

    Story call(Caller who, String action, String request, String response) {
        return call(who, action, request, response, "");
    }

    /** A call with further members of the record, which take the place of the usual ones. */
    Story call(Caller who, String action, String request, String response, String more) {
        return record(
                """
                {'eventVersion': '1.09', 'userIdentity': %s, 'eventTime': '%s', 'eventSource': '%s', 'eventName': '%s',
                 'awsRegion': 'eu-west-1', 'sourceIPAddress': '%s', 'userAgent': '%s', 'requestParameters': %s,
                 'responseElements': %s, 'requestID': '%s', 'eventID': '%s', 'readOnly': %s, 'eventType': 'AwsApiCall',
                 'managementEvent': true, 'recipientAccountId': '%s', 'eventCategory': 'Management'}
                """.formatted(
                                who.identity(),
                                clock,
                                SSM,
                                action,
                                who.address(),
                                who.agent(),
                                request,
                                response,
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                action.matches("(Get|List|Describe).*"),
                                Caller.ACCOUNT),
                more);
    }

    /** A call that access was denied to: CloudTrail then tells neither request nor response. */
    Story denied(Caller who, String action, String resource) {
        String message =
                "User: arn:aws:iam::111122223333:user/x is not authorized to perform: ssm:" + action + " on resource: "
                        + resource + " because no identity-based policy allows the ssm:" + action + " action";
        return failed(who, action, "AccessDeniedException", message);
    }

    Story failed(Caller who, String action, String code, String message) {
        return call(who, action, "null", "null", "'errorCode': '%s', 'errorMessage': '%s'".formatted(code, message));
    }

    /** What fills every archive and must not show up in an answer: agents, services, schedules, and calls beside SSM. */
    Story amidNoise() {
        for (String node : List.of("i-0f00000000000000a", "i-0f00000000000000b", "mi-0f00000000000000c")) {
            Caller agent = Caller.agent(node);
            call(
                    agent,
                    "UpdateInstanceInformation",
                    "{'instanceId': '%s', 'agentVersion': '3.3.987.0'}".formatted(node));
            call(agent, "ListInstanceAssociations", "{'instanceId': '%s', 'maxResults': 20}".formatted(node));
            call(
                    agent,
                    "PutInventory",
                    "{'instanceId': '%s', 'items': [{'typeName': 'AWS:Application'}]}".formatted(node));
        }
        call(
                Caller.stateManager(),
                "SendCommand",
                "{'documentName': 'AWS-GatherSoftwareInventory', 'instanceIds': ['i-0f00000000000000a'], 'clientName': 'StateManager'}",
                "{'command': {'commandId': 'c0000000-0000-0000-0000-00000000000a', 'documentName': 'AWS-GatherSoftwareInventory'}}");
        call(Caller.service("inspector2.amazonaws.com"), "DescribeInstanceInformation", "{'maxResults': 50}");
        call(
                Caller.service("cloudformation.amazonaws.com"),
                "GetParameters",
                "{'names': ['/noise/ami'], 'withDecryption': false}");
        failed(
                Caller.agent("i-0f00000000000000b"),
                "UpdateInstanceInformation",
                "ThrottlingException",
                "Rate exceeded");
        Caller other = Caller.user("noise", "192.0.2.250");
        call(
                other,
                "DescribeInstances",
                "{'instanceIds': ['i-0f00000000000000a']}",
                "null",
                "'eventSource': 'ec2.amazonaws.com'");
        return call(other, "Decrypt", "null", "null", "'eventSource': 'kms.amazonaws.com'");
    }

    /** Answers a search, which must not need the free-form copies of request and response. */
    Answer ask(String query) throws Exception {
        assertThat(query).doesNotContain("flattened", "script", "runtime_mappings", "event.original");
        if (told > 0) {
            assertThat(index.send())
                    .isInstanceOfSatisfying(
                            BulkResult.Answered.class,
                            answered -> assertThat(answered.items())
                                    .hasSize(told)
                                    .allMatch(item -> item instanceof BulkResult.Item.Created));
            told = 0;
        }
        return new Answer(index.search(query));
    }

    @Override
    public void close() {
        index.close();
    }

    private Story record(String record, String more) {
        try {
            ObjectNode whole = (ObjectNode) JSON.readTree(record);
            JsonNode others = JSON.readTree("{" + more + "}");
            others.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
            index.add(whole.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException | MalformedRecordException e) {
            throw new AssertionError(record, e);
        }
        clock = clock.plusSeconds(60);
        told++;
        return this;
    }
}
