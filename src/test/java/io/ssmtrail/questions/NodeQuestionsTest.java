package io.ssmtrail.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions 22 to 24: which machines are managed, how they are patched, and who looks around. */
class NodeQuestionsTest {

    private static final Caller ANA = Caller.person("Ops", "ana@example.com", "203.0.113.10");
    private static final Caller BO = Caller.person("Dev", "bo@example.com", "203.0.113.11");
    private static final String HYBRID = "mi-00000000000000007";

    @Test
    void q22WhichHybridMachinesWereActivatedRegisteredRemovedOrGivenARole() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(
                            BO,
                            "CreateActivation",
                            "{'iamRole': 'Hybrid', 'registrationLimit': 100}",
                            "{'activationId': 'act-1'}")
                    .call(
                            Caller.agent(HYBRID),
                            "RegisterManagedInstance",
                            "{'activationId': 'act-1'}",
                            "{'instanceId': '" + HYBRID + "'}")
                    .call(BO, "UpdateManagedInstanceRole", "{'instanceId': '" + HYBRID + "', 'iamRole': 'Admin'}")
                    .call(ANA, "DeregisterManagedInstance", "{'instanceId': '" + HYBRID + "'}")
                    .call(
                            ANA,
                            "UpdateServiceSetting",
                            "{'settingId': '/ssm/managed-instance/default-ec2-instance-management-role', 'settingValue': 'r'}");

            assertThat(story.ask("""
                            {"query": {"bool": {"should": [{"exists": {"field": "aws.ssm.activation.id"}},
                                {"terms": {"event.action": ["UpdateManagedInstanceRole", "DeregisterManagedInstance"]}},
                                {"prefix": {"aws.ssm.service_setting.id": "/ssm/managed-instance/"}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["event.action", "aws.principal.session_name", "aws.ssm.activation.id", "aws.ssm.node.id",
                               "aws.ssm.role.name"]}
                            """)
                            .hits(
                                    "event.action",
                                    "aws.principal.session_name",
                                    "aws.ssm.activation.id",
                                    "aws.ssm.node.id",
                                    "aws.ssm.role.name"))
                    .containsExactly(
                            "CreateActivation | bo@example.com | act-1 | - | Hybrid",
                            "RegisterManagedInstance | " + HYBRID + " | act-1 | " + HYBRID + " | -",
                            "UpdateManagedInstanceRole | bo@example.com | - | " + HYBRID + " | Admin",
                            "DeregisterManagedInstance | ana@example.com | - | " + HYBRID + " | -",
                            "UpdateServiceSetting | ana@example.com | - | - | -");
        }
    }

    @Test
    void q23WhichBaselinesChangedWhatRanAndWhichNodesReport() throws Exception {
        try (Story story = Story.begin()) {
            Caller agent = Caller.agent("i-00000000000000001");
            story.amidNoise()
                    .call(
                            BO,
                            "UpdatePatchBaseline",
                            "{'baselineId': 'pb-0123456789abcdef0', 'rejectedPatches': ['KB1']}")
                    .call(
                            BO,
                            "RegisterPatchBaselineForPatchGroup",
                            "{'baselineId': 'pb-0123456789abcdef0', 'patchGroup': 'prod'}")
                    .call(
                            ANA,
                            "SendCommand",
                            "{'documentName': 'AWS-RunPatchBaseline', 'instanceIds': ['i-00000000000000001']}")
                    .call(agent, "PutComplianceItems", """
                            {'resourceId': 'i-00000000000000001', 'resourceType': 'ManagedInstance', 'complianceType': 'Patch',
                             'items': [{'id': 'KB2', 'severity': 'HIGH', 'status': 'COMPLIANT'}]}""")
                    .call(agent, "PutComplianceItems", """
                            {'resourceId': 'i-00000000000000001', 'resourceType': 'ManagedInstance', 'complianceType': 'Association'}""");

            assertThat(story.ask("""
                            {"query": {"bool": {"should": [
                                {"bool": {"filter": [{"exists": {"field": "aws.ssm.patch_baseline.id"}}, {"term": {"aws.ssm.access_level": "write"}}]}},
                                {"prefix": {"aws.ssm.document.name": "AWS-RunPatchBaseline"}},
                                {"term": {"aws.ssm.compliance.type": "Patch"}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["event.action", "aws.principal.actor", "aws.ssm.patch_baseline.id", "aws.ssm.patch_group",
                               "aws.ssm.node.id"]}
                            """)
                            .hits(
                                    "event.action",
                                    "aws.principal.actor",
                                    "aws.ssm.patch_baseline.id",
                                    "aws.ssm.patch_group",
                                    "aws.ssm.node.id"))
                    .containsExactly(
                            "UpdatePatchBaseline | person | pb-0123456789abcdef0 | - | -",
                            "RegisterPatchBaselineForPatchGroup | person | pb-0123456789abcdef0 | prod | -",
                            "SendCommand | person | - | - | i-00000000000000001",
                            "PutComplianceItems | node_agent | - | - | i-00000000000000001");
        }
    }

    @Test
    void q24WhoEnumeratedNodesInventoryPatchesAndCommands() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise();
            for (String action : new String[] {
                "DescribeInstanceInformation",
                "GetInventory",
                "DescribeInstancePatches",
                "ListCommands",
                "DescribeSessions"
            }) {
                story.call(BO, action, "{'maxResults': 50}");
            }
            story.call(ANA, "ListCommands", "{'maxResults': 50}")
                    .call(ANA, "SendCommand", "{'documentName': 'AWS-RunShellScript'}");

            assertThat(story.ask("""
                            {"size": 0, "query": {"bool": {"filter": [{"terms": {"aws.ssm.access_level": ["read", "list"]}},
                                {"terms": {"aws.ssm.capability": ["Fleet Manager", "Inventory", "Patch Manager", "Run Command", "Session Manager"]}}],
                               "must_not": [{"terms": {"aws.principal.actor": ["aws_service", "node_agent"]}}]}},
                             "aggs": {"who": {"terms": {"field": "aws.principal.session_name"},
                               "aggs": {"kinds": {"cardinality": {"field": "event.action"}}}}}}
                            """).buckets()).containsExactly("bo@example.com | 5", "ana@example.com | 1");
        }
    }
}
