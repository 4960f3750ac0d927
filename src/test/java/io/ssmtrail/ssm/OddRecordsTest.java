package io.ssmtrail.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.testing.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are the caller's text as much as AWS's: nothing in them may break the reading or get in as an entity. */
class OddRecordsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'requestParameters': {}}", "{'resources': {'ARN': 7}}"})
    void aRecordMayLackEverything(String record) {
        ActionFacts facts = Catalogue.standard().action("ssm.amazonaws.com", "StartSession");

        assertThat(SsmEntities.of(facts, Members.of(record)).fields()).isEmpty();
    }

    @Test
    void wrongTypesAreNoEntities() {
        assertThat(Events.of("SendCommand", """
                'requestParameters': {'documentName': 5, 'instanceIds': {'a': 1}, 'targets': [null, 7, [], {}], 'cloudWatchOutputConfig': 'x',
                    'notificationConfig': [{'notificationArn': {}}], 'outputS3BucketName': false},
                'responseElements': 'HIDDEN_DUE_TO_SECURITY_REASONS', 'resources': 'none', 'userIdentity': [], 'errorCode': [5], 'errorMessage': {}
                """).fields()).isEmpty();
    }

    @Test
    void aSingleValueIsAsGoodAsAList() {
        assertThat(
                        Events.of(
                                "SendCommand",
                                "'requestParameters': {'instanceIds': 'i-0123456789abcdef0', 'targets': {'key': 'tag:A', 'values': 'b'}}"))
                .satisfies(entities -> {
                    assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
                    assertThat(entities.values(EntityField.TARGET)).containsExactly("tag:A=b");
                });
    }

    @Test
    void redactionsAndBlanksAreNoEntities() {
        assertThat(Events.of("SendCommand", """
                'requestParameters': {'documentName': 'HIDDEN_DUE_TO_SECURITY_REASONS', 'outputS3BucketName': '', 'documentVersion': ' ', 'instanceIds': ['', '-', 'all of them'],
                    'serviceRoleArn': '***', 'notificationConfig': {'notificationArn': 'Value hidden due to security reasons.'}}
                """).fields()).isEmpty();
    }

    @Test
    void onlyPortsArePorts() {
        assertThat(Events.of("StartSession", """
                'requestParameters': {'target': 'i-0123456789abcdef0', 'documentName': 'AWS-StartPortForwardingSession',
                    'parameters': {'portNumber': ['0022', 443, '65536', '-1', 'ssh', '99999999999', '']}}
                """).values(EntityField.SESSION_PORT))
                .containsExactly("22", "443");
    }

    @Test
    void valuesAndTheirNumberAreBounded() {
        ObjectNode record = JSON.objectNode();
        ArrayNode names = record.putObject("requestParameters").putArray("names");
        for (int i = 0; i < 5_000; i++) {
            names.add("/p/" + i);
        }
        names.insert(0, "x".repeat(300_000));
        ActionFacts facts = Catalogue.standard().action("ssm.amazonaws.com", "GetParameters");

        assertThat(SsmEntities.of(facts, Members.of(record)).values(EntityField.PARAMETER_NAME))
                .hasSize(1_000)
                .contains("/p/0");
    }

    @Test
    void nestingIsBounded() {
        ObjectNode record = JSON.objectNode();
        ObjectNode at = record.putObject("requestParameters");
        for (int i = 0; i < 900; i++) {
            at = at.putObject("targets");
        }
        at.put("instanceId", "i-0123456789abcdef0");
        ActionFacts facts = Catalogue.standard().action("ssm.amazonaws.com", "SendCommand");

        assertThat(SsmEntities.of(facts, Members.of(record)).fields()).isEmpty();
    }

    @Test
    void anyRecordIsReadAndYieldsOnlyValuesThatTheirFieldsTake() {
        long seed = 20_261_101L;
        Random random = new Random(seed);
        List<ActionFacts> actions = new ArrayList<>(Catalogue.standard().actions());
        actions.add(Catalogue.standard().action("ssm.amazonaws.com", "FrobnicateParameter"));
        for (int i = 0; i < 20_000; i++) {
            JsonNode record = object(random, 0, TOP);
            ActionFacts facts = actions.get(random.nextInt(actions.size()));
            SsmEntities entities = SsmEntities.of(facts, Members.of(record));
            for (EntityField field : entities.fields()) {
                assertThat(entities.values(field))
                        .as("seed %s, record %s of %s: %s, %s", seed, i, facts.eventName(), field, record)
                        .isNotEmpty()
                        .allMatch(value -> isValue(field.type(), value));
            }
        }
    }

    private static boolean isValue(EntityField.Type type, String value) {
        return switch (type) {
            case KEYWORD ->
                !value.isBlank() && value.length() < 8_191 && !value.contains("HIDDEN_DUE_TO_SECURITY_REASONS");
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case INTEGER -> value.matches("\\d{1,5}");
        };
    }

    private static final List<String> TOP = List.of(
            "requestParameters",
            "responseElements",
            "resources",
            "errorCode",
            "errorMessage",
            "userIdentity",
            "additionalEventData");

    private static final List<String> MEMBERS = List.of(
            "name",
            "names",
            "target",
            "targets",
            "key",
            "values",
            "value",
            "filters",
            "filterKey",
            "instanceIds",
            "documentName",
            "command",
            "parameters",
            "portNumber",
            "ARN",
            "arn",
            "resourceType",
            "resourceId",
            "resourceName",
            "path",
            "a.b",
            " ",
            "",
            "withDecryption",
            "accountIdsToAdd",
            "taskArn",
            "associationDescription",
            "principalId",
            "option",
            "\u0000",
            "ConnectionToken");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "*",
            "-",
            "i-",
            "mi-",
            "i-0123456789abcdef0",
            "arn:",
            "arn:aws:ssm",
            "arn:aws:ssm:::",
            "arn:aws:ssm:::parameter",
            "arn:aws:ssm:::parameter/",
            "arn:aws:ssm:r:1:parameter/a/b:3",
            "arn:aws:iam::1:role/x",
            "arn:aws:ssm:r:1:document/D:1",
            "arn:aws:logs:r:1:log-group:g:*",
            "arn:::::",
            "HIDDEN_DUE_TO_SECURITY_REASONS",
            "Value hidden due to security reasons.",
            ":",
            "/",
            "name:1",
            ":1",
            "tag:x",
            "all",
            "true",
            "70000",
            "22",
            "{\"a",
            "[\"i-0123456789abcdef0",
            "\ud800",
            "User: x is not authorized to perform: ",
            "User: x is not authorized to perform: a:b on resource: arn:",
            "is not authorized to perform: a on resource: arn:aws:ssm:r:1:document/D because",
            "Parameter",
            "InstanceIds",
            "Name",
            "é\u0000\n");

    private static JsonNode any(Random random, int depth) {
        return switch (random.nextInt(depth > 6 ? 6 : 9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(random.nextDouble());
            case 4, 5 -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 6 -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(any(random, depth + 1));
                }
                yield array;
            }
            default -> object(random, depth, MEMBERS);
        };
    }

    private static ObjectNode object(Random random, int depth, List<String> names) {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(7); i > 0; i--) {
            object.set(names.get(random.nextInt(names.size())), any(random, depth + 1));
        }
        return object;
    }
}
