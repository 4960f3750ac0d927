package io.ssmtrail.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentEntitiesTest {

    @Test
    void aDocumentIsItsBareNameAndItsArn() {
        SsmEntities entities = Events.of("DeleteDocument", """
                'requestParameters': {'name': 'Acme-Deploy'},
                'resources': [{'accountId': '111122223333', 'arn': 'arn:aws:ssm:eu-west-1:111122223333:document/Acme-Deploy'}]
                """);

        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("Acme-Deploy");
        assertThat(entities.values(EntityField.DOCUMENT_ARN))
                .containsExactly("arn:aws:ssm:eu-west-1:111122223333:document/Acme-Deploy");
    }

    @Test
    void anArnInTheRequestIsTheSameDocument() {
        SsmEntities entities = Events.of("StartAutomationExecution", """
                'requestParameters': {'documentName': 'arn:aws-us-gov:ssm:us-gov-west-1:111122223333:document/Acme-Deploy:4'}
                """);

        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("Acme-Deploy");
        assertThat(entities.values(EntityField.DOCUMENT_VERSION)).containsExactly("4");
        assertThat(entities.values(EntityField.DOCUMENT_ARN))
                .containsExactly("arn:aws-us-gov:ssm:us-gov-west-1:111122223333:document/Acme-Deploy");
    }

    @Test
    void aNewDocumentTellsItsTypeInTheResponse() {
        SsmEntities entities = Events.of("CreateDocument", """
                'requestParameters': {'name': 'Acme-Deploy', 'content': 'HIDDEN_DUE_TO_SECURITY_REASONS', 'requires': [{'name': 'Acme-Schema', 'version': '1'}]},
                'responseElements': {'documentDescription': {'name': 'Acme-Deploy', 'documentType': 'Command', 'documentVersion': '1', 'tags': []}}
                """);

        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("Acme-Deploy", "Acme-Schema");
        assertThat(entities.values(EntityField.DOCUMENT_TYPE)).containsExactly("Command");
        assertThat(entities.values(EntityField.DOCUMENT_VERSION)).containsExactly("1");
    }

    @Test
    void sharingIsToldInOneSpellingAndApartFromItsEnd() {
        SsmEntities entities = Events.of("ModifyDocumentPermission", """
                'requestParameters': {'name': 'Acme-Deploy', 'permissionType': 'Share', 'accountIdsToAdd': ['All', '444455556666', 11122223333],
                    'accountIdsToRemove': ['777788889999']}
                """);

        assertThat(entities.values(EntityField.SHARED_WITH)).containsExactly("all", "444455556666", "011122223333");
        assertThat(entities.values(EntityField.UNSHARED_WITH)).containsExactly("777788889999");
    }

    @Test
    void anAutomationNamesItsRoleItsAccountsAndItsTargets() {
        SsmEntities entities = Events.of("StartAutomationExecution", """
                'requestParameters': {'documentName': 'AWS-RestartEC2Instance', 'documentVersion': '$LATEST',
                    'parameters': {'AutomationAssumeRole': ['arn:aws:iam::111122223333:role/Automation'], 'InstanceId': ['i-0123456789abcdef0']},
                    'targets': [{'key': 'ParameterValues', 'values': ['i-0aaaaaaaaaaaaaaa1']}],
                    'targetLocations': [{'accounts': ['444455556666'], 'regions': ['eu-west-1'], 'executionRoleName': 'AWS-SystemsManager-AutomationExecutionRole',
                        'excludeAccounts': ['777788889999']}]},
                'responseElements': {'automationExecutionId': '11111111-2222-3333-4444-555555555555'}
                """);

        assertThat(entities.values(EntityField.ROLE_ARN)).containsExactly("arn:aws:iam::111122223333:role/Automation");
        assertThat(entities.values(EntityField.ROLE_NAME))
                .containsExactly("Automation", "AWS-SystemsManager-AutomationExecutionRole");
        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0", "i-0aaaaaaaaaaaaaaa1");
        assertThat(entities.values(EntityField.TARGET)).containsExactly("ParameterValues=i-0aaaaaaaaaaaaaaa1");
        assertThat(entities.values(EntityField.TARGET_ACCOUNT)).containsExactly("444455556666");
        assertThat(entities.values(EntityField.AUTOMATION_EXECUTION_ID))
                .containsExactly("11111111-2222-3333-4444-555555555555");
    }

    @Test
    void associationsNameTheirDocumentTargetsAndOutput() {
        SsmEntities entities = Events.of("CreateAssociation", """
                'requestParameters': {'name': 'AWS-GatherSoftwareInventory', 'targets': [{'key': 'InstanceIds', 'values': ['*']}],
                    'scheduleExpression': 'rate(1 day)', 'outputLocation': {'s3Location': {'outputS3BucketName': 'acme-output'}}},
                'responseElements': {'associationDescription': {'name': 'AWS-GatherSoftwareInventory', 'associationId': '11111111-2222-3333-4444-555555555555',
                    'documentVersion': '$DEFAULT'}}
                """);

        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("AWS-GatherSoftwareInventory");
        assertThat(entities.values(EntityField.TARGET)).containsExactly("InstanceIds=*");
        assertThat(entities.values(EntityField.OUTPUT_BUCKET)).containsExactly("acme-output");
        assertThat(entities.values(EntityField.ASSOCIATION_ID)).containsExactly("11111111-2222-3333-4444-555555555555");
    }

    @Test
    void anAssociationOfAnOpsItemIsNoneOfStateManager() {
        SsmEntities entities = Events.of("AssociateOpsItemRelatedItem", """
                'requestParameters': {'opsItemId': 'oi-0123456789ab', 'resourceUri': 'arn:aws:ssm:eu-west-1:111122223333:document/Acme-Deploy'},
                'responseElements': {'associationId': '11111111-2222-3333-4444-555555555555'}
                """);

        assertThat(entities.values(EntityField.OPS_ITEM_ID)).containsExactly("oi-0123456789ab");
        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("Acme-Deploy");
        assertThat(entities.values(EntityField.ASSOCIATION_ID)).isEmpty();
    }

    @Test
    void complianceNamesTheDocumentThatWasRun() {
        SsmEntities entities = Events.of("PutComplianceItems", """
                'requestParameters': {'resourceId': 'i-0123456789abcdef0', 'resourceType': 'ManagedInstance', 'complianceType': 'Association',
                    'items': [{'id': '11111111', 'status': 'COMPLIANT', 'details': {'DocumentName': 'AWS-RunPatchBaseline', 'DocumentVersion': '1'}}]}
                """);

        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("AWS-RunPatchBaseline");
    }
}
