package io.ssmtrail.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions 9, 10 and 25: documents, and the controls that hold sessions and sharing. */
class DocumentQuestionsTest {

    private static final Caller ANA = Caller.person("Ops", "ana@example.com", "203.0.113.10");
    private static final Caller BO = Caller.person("Dev", "bo@example.com", "203.0.113.11");

    @Test
    void q09WhichDocumentsWereMadePublicOrShared() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(
                            BO,
                            "ModifyDocumentPermission",
                            "{'name': 'Acme-Deploy', 'permissionType': 'Share', 'accountIdsToAdd': ['All']}")
                    .call(ANA, "ModifyDocumentPermission", """
                            {'name': 'Acme-Patch', 'permissionType': 'Share', 'accountIdsToAdd': ['444455556666'],
                             'accountIdsToRemove': ['777788889999']}""")
                    .call(
                            BO,
                            "UpdateServiceSetting",
                            "{'settingId': '/ssm/documents/console/public-sharing-permission', 'settingValue': 'Enable'}");

            assertThat(story.ask("""
                            {"query": {"bool": {"should": [{"exists": {"field": "aws.ssm.shared_with"}},
                                {"exists": {"field": "aws.ssm.unshared_with"}},
                                {"term": {"aws.ssm.service_setting.id": "/ssm/documents/console/public-sharing-permission"}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["aws.principal.session_name", "aws.ssm.document.name", "aws.ssm.shared_with",
                               "aws.ssm.unshared_with", "aws.ssm.service_setting.id"]}
                            """)
                            .hits(
                                    "aws.principal.session_name",
                                    "aws.ssm.document.name",
                                    "aws.ssm.shared_with",
                                    "aws.ssm.unshared_with",
                                    "aws.ssm.service_setting.id"))
                    .containsExactly(
                            "bo@example.com | Acme-Deploy | all | - | -",
                            "ana@example.com | Acme-Patch | 444455556666 | 777788889999 | -",
                            "bo@example.com | - | - | - | /ssm/documents/console/public-sharing-permission");
        }
    }

    @Test
    void q10WhoCreatedChangedRepointedOrDeletedADocument() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(
                            BO,
                            "CreateDocument",
                            "{'name': 'Acme-Run', 'documentType': 'Command', 'content': 'HIDDEN_DUE_TO_SECURITY_REASONS'}",
                            "{'documentDescription': {'name': 'Acme-Run', 'documentType': 'Command', 'documentVersion': '1'}}")
                    .call(BO, "UpdateDocument", "{'name': 'Acme-Run', 'documentVersion': '$LATEST'}")
                    .call(ANA, "UpdateDocumentDefaultVersion", "{'name': 'Acme-Run', 'documentVersion': '2'}")
                    .call(ANA, "DescribeDocument", "{'name': 'Acme-Run'}")
                    .call(ANA, "DeleteDocument", "{'name': 'arn:aws:ssm:eu-west-1:111122223333:document/Acme-Run'}");

            assertThat(story.ask("""
                            {"query": {"bool": {"filter": [{"term": {"aws.ssm.document.name": "Acme-Run"}},
                                {"term": {"aws.ssm.capability": "Documents"}}, {"term": {"aws.ssm.access_level": "write"}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["event.action", "event.type", "aws.principal.session_name", "aws.ssm.document.type",
                               "aws.ssm.document.version"]}
                            """)
                            .hits(
                                    "event.action",
                                    "event.type",
                                    "aws.principal.session_name",
                                    "aws.ssm.document.type",
                                    "aws.ssm.document.version"))
                    .containsExactly(
                            "CreateDocument | creation | bo@example.com | Command | 1",
                            "UpdateDocument | change | bo@example.com | - | $LATEST",
                            "UpdateDocumentDefaultVersion | change | ana@example.com | - | 2",
                            "DeleteDocument | deletion | ana@example.com | - | -");
        }
    }

    @Test
    void q25WereControlsWeakened() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(ANA, "GetDocument", "{'name': 'SSM-SessionManagerRunShell'}")
                    .call(BO, "UpdateDocument", "{'name': 'SSM-SessionManagerRunShell', 'documentVersion': '$LATEST'}")
                    .call(
                            BO,
                            "ResetServiceSetting",
                            "{'settingId': '/ssm/managed-instance/default-ec2-instance-management-role'}")
                    .call(
                            BO,
                            "PutResourcePolicy",
                            "{'resourceArn': 'arn:aws:ssm:eu-west-1:111122223333:opsitemgroup/default', 'policy': '{}'}")
                    .call(
                            BO,
                            "CreateResourceDataSync",
                            "{'syncName': 's', 's3Destination': {'bucketName': 'somebody-elses', 'region': 'eu-west-1'}}")
                    .call(
                            BO,
                            "AddTagsToResource",
                            "{'resourceType': 'ManagedInstance', 'resourceId': 'mi-00000000000000009', 'tags': [{'key': 'a'}]}")
                    .call(ANA, "GetAccessToken", "{'accessRequestId': 'oi-00000001'}");

            assertThat(story.ask("""
                            {"query": {"bool": {"filter": [{"term": {"aws.principal.actor": "person"}}, {"bool": {"should": [
                                {"bool": {"filter": [{"term": {"aws.ssm.document.name": "SSM-SessionManagerRunShell"}},
                                                     {"term": {"aws.ssm.access_level": "write"}}]}},
                                {"terms": {"aws.ssm.capability": ["Service Settings", "Resource Policies", "Resource Data Sync",
                                                                 "Just-in-Time Node Access", "Tags"]}}]}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["event.action", "aws.principal.session_name", "aws.ssm.document.name", "aws.ssm.service_setting.id",
                               "aws.ssm.resource.arn", "aws.ssm.output.bucket", "aws.ssm.node.id", "aws.ssm.access_request.id"]}
                            """)
                            .hits(
                                    "event.action",
                                    "aws.principal.session_name",
                                    "aws.ssm.document.name",
                                    "aws.ssm.service_setting.id",
                                    "aws.ssm.resource.arn",
                                    "aws.ssm.output.bucket",
                                    "aws.ssm.node.id",
                                    "aws.ssm.access_request.id"))
                    .containsExactly(
                            "UpdateDocument | bo@example.com | SSM-SessionManagerRunShell | - | - | - | - | -",
                            "ResetServiceSetting | bo@example.com | - | /ssm/managed-instance/default-ec2-instance-management-role"
                                    + " | - | - | - | -",
                            "PutResourcePolicy | bo@example.com | - | - | arn:aws:ssm:eu-west-1:111122223333:opsitemgroup/default | - | - | -",
                            "CreateResourceDataSync | bo@example.com | - | - | - | somebody-elses | - | -",
                            "AddTagsToResource | bo@example.com | - | - | - | - | mi-00000000000000009 | -",
                            "GetAccessToken | ana@example.com | - | - | - | - | - | oi-00000001");
        }
    }
}
