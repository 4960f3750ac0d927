package io.ssmtrail.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunCommandEntitiesTest {

    private static final String COMMAND = "11111111-2222-3333-4444-555555555555";

    @Test
    void aCommandIsReadFromRequestAndResponse() {
        SsmEntities entities = Events.of("SendCommand", """
                'requestParameters': {'instanceIds': ['i-0123456789abcdef0', 'mi-0123456789abcdef0'], 'documentName': 'AWS-RunShellScript',
                    'parameters': 'HIDDEN_DUE_TO_SECURITY_REASONS', 'outputS3BucketName': 'acme-output',
                    'serviceRoleArn': 'arn:aws:iam::111122223333:role/service/Notify',
                    'notificationConfig': {'notificationArn': 'arn:aws:sns:eu-west-1:111122223333:commands'},
                    'cloudWatchOutputConfig': {'cloudWatchLogGroupName': '/acme/commands', 'cloudWatchOutputEnabled': true}},
                'responseElements': {'command': {'commandId': '%s', 'documentName': 'AWS-RunShellScript', 'documentVersion': '$DEFAULT',
                    'instanceIds': ['i-0123456789abcdef0', 'mi-0123456789abcdef0'], 'targets': [], 'parameters': 'HIDDEN_DUE_TO_SECURITY_REASONS',
                    'outputS3BucketName': 'acme-output', 'serviceRole': 'arn:aws:iam::111122223333:role/service/Notify',
                    'notificationConfig': {'notificationArn': ''}, 'clientName': ''}}
                """.formatted(COMMAND));

        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0", "mi-0123456789abcdef0");
        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("AWS-RunShellScript");
        assertThat(entities.values(EntityField.DOCUMENT_VERSION)).containsExactly("$DEFAULT");
        assertThat(entities.values(EntityField.COMMAND_ID)).containsExactly(COMMAND);
        assertThat(entities.values(EntityField.OUTPUT_BUCKET)).containsExactly("acme-output");
        assertThat(entities.values(EntityField.OUTPUT_LOG_GROUP)).containsExactly("/acme/commands");
        assertThat(entities.values(EntityField.OUTPUT_TOPIC_ARN))
                .containsExactly("arn:aws:sns:eu-west-1:111122223333:commands");
        assertThat(entities.values(EntityField.ROLE_ARN))
                .containsExactly("arn:aws:iam::111122223333:role/service/Notify");
        assertThat(entities.values(EntityField.ROLE_NAME)).containsExactly("Notify");
        assertThat(entities.values(EntityField.TARGET)).isEmpty();
    }

    @Test
    void targetsAreExpressionsUnlessTheyNameNodes() {
        SsmEntities entities = Events.of("SendCommand", """
                'requestParameters': {'targets': [{'key': 'tag:Env', 'values': ['prod', 'stage']}, {'key': 'tag-key', 'values': ['Backup']},
                    {'key': 'resource-groups:Name', 'values': ['web']}, {'key': 'instanceids', 'values': ['i-0123456789abcdef0']}]}
                """);

        assertThat(entities.values(EntityField.TARGET))
                .containsExactly("tag:Env=prod", "tag:Env=stage", "tag-key=Backup", "resource-groups:Name=web");
        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
    }

    @Test
    void allNodesAreATargetHoweverTheyAreSpelled() {
        assertThat(Events.of("SendCommand", "'requestParameters': {'instanceIds': ['*']}")
                        .values(EntityField.TARGET))
                .containsExactly("InstanceIds=*");
        assertThat(Events.of(
                                "SendCommand",
                                "'requestParameters': {'targets': [{'key': 'InstanceIds', 'values': ['*']}]}")
                        .values(EntityField.TARGET))
                .containsExactly("InstanceIds=*");
    }

    @Test
    void invocationsAndFiltersNameNodesCommandsAndDocuments() {
        SsmEntities entities = Events.of("ListCommandInvocations", """
                'requestParameters': {'commandId': '%s', 'instanceId': 'i-0123456789abcdef0', 'filters': [{'key': 'DocumentName', 'value': 'AWS-RunPowerShellScript'}]}
                """.formatted(COMMAND));

        assertThat(entities.values(EntityField.COMMAND_ID)).containsExactly(COMMAND);
        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("AWS-RunPowerShellScript");
    }

    @Test
    void filtersOfNodesComeInThreeShapes() {
        for (String filter : new String[] {
            "'filters': [{'key': 'InstanceIds', 'values': ['i-0123456789abcdef0']}]",
            "'instanceInformationFilterList': [{'key': 'InstanceIds', 'valueSet': ['i-0123456789abcdef0']}]",
            "'filters': {'key': 'instanceids', 'values': 'i-0123456789abcdef0'}",
        }) {
            assertThat(Events.of("DescribeInstanceInformation", "'requestParameters': {%s}".formatted(filter))
                            .values(EntityField.NODE_ID))
                    .as(filter)
                    .containsExactly("i-0123456789abcdef0");
        }
    }

    @Test
    void aHeartbeatNamesItsNodeAndItsCaller() {
        SsmEntities entities = Events.of("UpdateInstanceInformation", """
                'userIdentity': {'type': 'AssumedRole', 'arn': 'arn:aws:sts::111122223333:assumed-role/NodeRole/i-0123456789abcdef0'},
                'requestParameters': {'instanceId': 'i-0123456789abcdef0', 'agentVersion': '3.1.1732.0', 'computerName': 'web-1.example', 'iPAddress': '192.0.2.7'}
                """);

        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.CALLER_NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.NODE_NAME)).containsExactly("web-1.example");
        assertThat(entities.values(EntityField.AGENT_VERSION)).containsExactly("3.1.1732.0");
    }

    @Test
    void anAgentsOwnCallConcernsItsNodeEvenWhereTheRequestIsAbsent() {
        assertThat(Events.of("UpdateManagedInstancePublicKey", """
                'userIdentity': {'principalId': 'AROAEXAMPLE:mi-0123456789abcdef0'}, 'requestParameters': null
                """).values(EntityField.NODE_ID))
                .containsExactly("mi-0123456789abcdef0");
    }

    @Test
    void aNodeThatCallsForAnotherOneIsNotWhatTheCallIsAbout() {
        SsmEntities entities = Events.of("SendCommand", """
                'userIdentity': {'arn': 'arn:aws:sts::111122223333:assumed-role/NodeRole/i-0aaaaaaaaaaaaaaa1'},
                'requestParameters': {'instanceIds': ['i-0bbbbbbbbbbbbbbb2'], 'documentName': 'AWS-RunShellScript'}
                """);

        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0bbbbbbbbbbbbbbb2");
        assertThat(entities.values(EntityField.CALLER_NODE_ID)).containsExactly("i-0aaaaaaaaaaaaaaa1");
    }

    @Test
    void parametersInClearAreReadByTheShapeOfTheirValues() {
        SsmEntities entities = Events.of("SendCommand", """
                'requestParameters': {'documentName': 'AWS-RunDocument', 'parameters': {'hosts': ['i-0123456789abcdef0', 'icecream1'],
                    'commands': ['echo i-0123456789abcdef0 is here'], 'key': ['arn:aws:kms:eu-west-1:111122223333:key/11111111']}}
                """);

        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.RESOURCE_ARN))
                .containsExactly("arn:aws:kms:eu-west-1:111122223333:key/11111111");
    }
}
