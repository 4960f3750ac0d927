package io.ssmtrail.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions 6 to 8, 20 and 21: what runs on nodes, now and later. */
class RunCommandQuestionsTest {

    private static final Caller ANA = Caller.person("Ops", "ana@example.com", "203.0.113.10");
    private static final Caller BO = Caller.person("Dev", "bo@example.com", "203.0.113.11");
    private static final Caller SCHEDULER =
            Caller.person("Scheduled", "rule-1", "events.amazonaws.com").with("events.amazonaws.com");
    private static final String WEB = "i-00000000000000001";
    private static final String DB = "i-00000000000000002";

    @Test
    void q06WhichCommandsWereSentWithWhichDocumentToHowManyNodes() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(
                            ANA,
                            "SendCommand",
                            "{'documentName': 'AWS-RunShellScript', 'instanceIds': ['" + WEB + "', '" + DB
                                    + "'], 'parameters': 'HIDDEN_DUE_TO_SECURITY_REASONS'}",
                            "{'command': {'commandId': 'c-1', 'documentName': 'AWS-RunShellScript', 'targetCount': 0}}")
                    .call(
                            BO,
                            "SendCommand",
                            "{'documentName': 'Acme-Patch', 'targets': [{'key': 'tag:Env', 'values': ['prod']}],"
                                    + " 'parameters': {'action': ['install']}}",
                            "{'command': {'commandId': 'c-2', 'documentName': 'Acme-Patch', 'targetCount': 0}}");

            assertThat(story.ask("""
                            {"query": {"bool": {"filter": [{"term": {"event.action": "SendCommand"}},
                                                           {"term": {"aws.principal.actor": "person"}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["aws.ssm.command.id", "aws.ssm.document.name", "aws.ssm.node.id", "aws.ssm.target"],
                             "aggs": {"command": {"terms": {"field": "aws.ssm.command.id", "order": {"_key": "asc"}},
                               "aggs": {"nodes": {"cardinality": {"field": "aws.ssm.node.id"}}}}}}
                            """)).satisfies(answer -> {
                assertThat(answer.hits(
                                "aws.ssm.command.id", "aws.ssm.document.name", "aws.ssm.node.id", "aws.ssm.target"))
                        .containsExactly(
                                "c-1 | AWS-RunShellScript | " + WEB + "," + DB + " | -",
                                "c-2 | Acme-Patch | - | tag:Env=prod");
                assertThat(answer.buckets()).containsExactly("c-1 | 2", "c-2 | 0");
            });
        }
    }

    @Test
    void q07WasOutputSentToAnUnexpectedBucketLogGroupTopicOrRole() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(ANA, "SendCommand", """
                            {'documentName': 'AWS-RunShellScript', 'instanceIds': ['i-00000000000000001'],
                             'outputS3BucketName': 'acme-ssm-output', 'cloudWatchOutputConfig': {'cloudWatchLogGroupName': '/ssm/commands'}}""")
                    .call(BO, "SendCommand", """
                            {'documentName': 'AWS-RunShellScript', 'instanceIds': ['i-00000000000000001'],
                             'outputS3BucketName': 'somebody-elses', 'serviceRoleArn': 'arn:aws:iam::111122223333:role/Notify',
                             'notificationConfig': {'notificationArn': 'arn:aws:sns:eu-west-1:444455556666:inbox'}}""")
                    .call(ANA, "CreateAssociation", """
                            {'name': 'AWS-RunPatchBaseline', 'outputLocation': {'s3Location': {'outputS3BucketName': 'acme-ssm-output'}}}""");

            assertThat(story.ask("""
                            {"query": {"bool": {
                               "filter": [{"bool": {"should": [{"exists": {"field": "aws.ssm.output.bucket"}},
                                 {"exists": {"field": "aws.ssm.output.log_group"}}, {"exists": {"field": "aws.ssm.output.topic_arn"}}]}}],
                               "must_not": [{"term": {"aws.ssm.output.bucket": "acme-ssm-output"}}]}},
                             "_source": false, "fields": ["aws.principal.session_name", "aws.ssm.output.bucket",
                               "aws.ssm.output.topic_arn", "aws.ssm.role.arn"]}
                            """)
                            .hits(
                                    "aws.principal.session_name",
                                    "aws.ssm.output.bucket",
                                    "aws.ssm.output.topic_arn",
                                    "aws.ssm.role.arn"))
                    .containsExactly("bo@example.com | somebody-elses | arn:aws:sns:eu-west-1:444455556666:inbox"
                            + " | arn:aws:iam::111122223333:role/Notify");
        }
    }

    @Test
    void q08DidAnInstanceItselfSendCommandsOrOpenSessions() throws Exception {
        try (Story story = Story.begin()) {
            Caller stolen = Caller.instance(WEB, "198.51.100.200");
            story.amidNoise()
                    .call(ANA, "SendCommand", "{'documentName': 'AWS-RunShellScript', 'instanceIds': ['" + DB + "']}")
                    .call(
                            stolen,
                            "SendCommand",
                            "{'documentName': 'AWS-RunShellScript', 'instanceIds': ['" + DB + "']}")
                    .call(stolen, "StartSession", "{'target': '" + DB + "'}")
                    .call(stolen, "GetParameter", "{'name': '/app/key', 'withDecryption': true}");

            assertThat(story.ask("""
                            {"size": 0, "query": {"bool": {"filter": [{"exists": {"field": "aws.ssm.caller_node.id"}}],
                               "must_not": [{"term": {"aws.principal.actor": "node_agent"}}]}},
                             "aggs": {"by": {"composite": {"sources": [
                               {"caller": {"terms": {"field": "aws.ssm.caller_node.id"}}},
                               {"action": {"terms": {"field": "event.action"}}},
                               {"ip": {"terms": {"field": "source.ip"}}}]}}}}
                            """).buckets())
                    .containsExactly(
                            WEB + " | GetParameter | 198.51.100.200 | 1",
                            WEB + " | SendCommand | 198.51.100.200 | 1",
                            WEB + " | StartSession | 198.51.100.200 | 1");
        }
    }

    @Test
    void q20WhoStartedStoppedOrApprovedAutomationsWithWhichRunbookRoleAndAccounts() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(ANA, "StartAutomationExecution", """
                            {'documentName': 'AWS-RestartEC2Instance', 'parameters':
                              {'AutomationAssumeRole': ['arn:aws:iam::111122223333:role/Runbook']},
                             'targetLocations': [{'accounts': ['444455556666'], 'regions': ['eu-west-1']}]}""", "{'automationExecutionId': 'a-1'}")
                    .call(BO, "SendAutomationSignal", "{'automationExecutionId': 'a-1', 'signalType': 'Approve'}")
                    .call(
                            SCHEDULER,
                            "StartAutomationExecution",
                            "{'documentName': 'Acme-Nightly'}",
                            "{'automationExecutionId': 'a-2'}")
                    .call(ANA, "StopAutomationExecution", "{'automationExecutionId': 'a-2', 'type': 'Cancel'}");

            assertThat(story.ask("""
                            {"query": {"exists": {"field": "aws.ssm.automation.execution_id"}},
                             "sort": ["aws.ssm.automation.execution_id", "@timestamp"], "_source": false,
                             "fields": ["aws.ssm.automation.execution_id", "event.action", "aws.principal.session_name",
                               "aws.principal.actor", "aws.ssm.automation.signal", "aws.ssm.document.name", "aws.ssm.role.arn",
                               "aws.ssm.target_account"]}
                            """)
                            .hits(
                                    "aws.ssm.automation.execution_id",
                                    "event.action",
                                    "aws.principal.session_name",
                                    "aws.principal.actor",
                                    "aws.ssm.automation.signal",
                                    "aws.ssm.document.name",
                                    "aws.ssm.role.arn",
                                    "aws.ssm.target_account"))
                    .containsExactly(
                            "a-1 | StartAutomationExecution | ana@example.com | person | - | AWS-RestartEC2Instance"
                                    + " | arn:aws:iam::111122223333:role/Runbook | 444455556666",
                            "a-1 | SendAutomationSignal | bo@example.com | person | Approve | - | - | -",
                            "a-2 | StartAutomationExecution | rule-1 | automation | - | Acme-Nightly | - | -",
                            "a-2 | StopAutomationExecution | ana@example.com | person | - | - | - | -");
        }
    }

    @Test
    void q21WhichAssociationsAndMaintenanceWindowsWillRunCodeLater() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(
                            BO,
                            "CreateAssociation",
                            """
                            {'name': 'AWS-RunShellScript', 'scheduleExpression': 'rate(30 minutes)',
                             'targets': [{'key': 'InstanceIds', 'values': ['*']}], 'parameters': 'HIDDEN_DUE_TO_SECURITY_REASONS'}""",
                            "{'associationDescription': {'associationId': 'as-1', 'name': 'AWS-RunShellScript'}}")
                    .call(
                            ANA,
                            "CreateMaintenanceWindow",
                            "{'name': 'nightly', 'schedule': 'cron(0 2 * * ? *)'}",
                            "{'windowId': 'mw-1'}")
                    .call(ANA, "RegisterTaskWithMaintenanceWindow", """
                            {'windowId': 'mw-1', 'taskArn': 'AWS-RunPatchBaseline', 'taskType': 'RUN_COMMAND',
                             'serviceRoleArn': 'arn:aws:iam::111122223333:role/Window', 'targets': [{'key': 'WindowTargetIds', 'values': ['t-1']}]}""", "{'windowTaskId': 'task-1'}")
                    .call(ANA, "DescribeAssociation", "{'associationId': 'as-1'}");

            assertThat(story.ask("""
                            {"query": {"bool": {"filter": [{"terms": {"aws.ssm.capability": ["State Manager", "Maintenance Windows"]}},
                                {"terms": {"event.type": ["creation", "change", "deletion"]}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["event.action", "aws.principal.session_name", "aws.ssm.association.id",
                               "aws.ssm.maintenance_window.id", "aws.ssm.document.name", "aws.ssm.schedule", "aws.ssm.target", "aws.ssm.role.arn"]}
                            """)
                            .hits(
                                    "event.action",
                                    "aws.principal.session_name",
                                    "aws.ssm.association.id",
                                    "aws.ssm.maintenance_window.id",
                                    "aws.ssm.document.name",
                                    "aws.ssm.schedule",
                                    "aws.ssm.target",
                                    "aws.ssm.role.arn"))
                    .containsExactly(
                            "CreateAssociation | bo@example.com | as-1 | - | AWS-RunShellScript | rate(30 minutes) | InstanceIds=* | -",
                            "CreateMaintenanceWindow | ana@example.com | - | mw-1 | - | cron(0 2 * * ? *) | - | -",
                            "RegisterTaskWithMaintenanceWindow | ana@example.com | - | mw-1 | AWS-RunPatchBaseline | - | -"
                                    + " | arn:aws:iam::111122223333:role/Window");
        }
    }
}
