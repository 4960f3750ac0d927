package io.ssmtrail.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperationsEntitiesTest {

    @Test
    void aMaintenanceWindowsTaskNamesWindowTargetTaskAndDocument() {
        SsmEntities entities = Events.of("RegisterTaskWithMaintenanceWindow", """
                'requestParameters': {'windowId': 'mw-0123456789abcdef0', 'taskArn': 'AWS-RunPatchBaseline', 'taskType': 'RUN_COMMAND',
                    'targets': [{'key': 'WindowTargetIds', 'values': ['11111111-2222-3333-4444-555555555555']}],
                    'serviceRoleArn': 'arn:aws:iam::111122223333:role/Window', 'loggingInfo': {'s3BucketName': 'acme-output'},
                    'taskInvocationParameters': {'runCommand': {'outputS3BucketName': 'acme-commands'}}},
                'responseElements': {'windowTaskId': '66666666-7777-8888-9999-000000000000'}
                """);

        assertThat(entities.values(EntityField.MAINTENANCE_WINDOW_ID)).containsExactly("mw-0123456789abcdef0");
        assertThat(entities.values(EntityField.MAINTENANCE_WINDOW_TARGET_ID))
                .containsExactly("11111111-2222-3333-4444-555555555555");
        assertThat(entities.values(EntityField.MAINTENANCE_WINDOW_TASK_ID))
                .containsExactly("66666666-7777-8888-9999-000000000000");
        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("AWS-RunPatchBaseline");
        assertThat(entities.values(EntityField.ROLE_NAME)).containsExactly("Window");
        assertThat(entities.values(EntityField.OUTPUT_BUCKET)).containsExactly("acme-output", "acme-commands");
        assertThat(entities.values(EntityField.TARGET)).isEmpty();
    }

    @Test
    void aFunctionAsATaskIsAResourceAndNoDocument() {
        String function = "arn:aws:lambda:eu-west-1:111122223333:function:tidy";
        SsmEntities byArn = Events.of(
                "RegisterTaskWithMaintenanceWindow",
                "'requestParameters': {'taskArn': '%s', 'taskType': 'LAMBDA'}".formatted(function));
        SsmEntities byName = Events.of(
                "RegisterTaskWithMaintenanceWindow", "'requestParameters': {'taskArn': 'tidy', 'taskType': 'LAMBDA'}");

        assertThat(byArn.fields()).containsExactly(EntityField.RESOURCE_ARN);
        assertThat(byName.fields()).isEmpty();
    }

    @Test
    void aPatchBaselineIsTheSameByIdAndByArn() {
        assertThat(Events.of("RegisterPatchBaselineForPatchGroup", """
                'requestParameters': {'baselineId': 'arn:aws:ssm:eu-west-1:111122223333:patchbaseline/pb-0123456789abcdef0', 'patchGroup': 'web'},
                'responseElements': {'baselineId': 'pb-0123456789abcdef0', 'patchGroup': 'web'}
                """)).satisfies(entities -> {
            assertThat(entities.values(EntityField.PATCH_BASELINE_ID)).containsExactly("pb-0123456789abcdef0");
            assertThat(entities.values(EntityField.PATCH_GROUP)).containsExactly("web");
        });
    }

    @Test
    void anActivationNamesItsRole() {
        SsmEntities entities = Events.of("CreateActivation", """
                'requestParameters': {'iamRole': 'service-role/HybridNodes', 'registrationLimit': 5, 'defaultInstanceName': 'edge'},
                'responseElements': {'activationId': '11111111-2222-3333-4444-555555555555', 'activationCode': 'HIDDEN_DUE_TO_SECURITY_REASONS'}
                """);

        assertThat(entities.fields()).containsExactly(EntityField.ACTIVATION_ID, EntityField.ROLE_NAME);
        assertThat(entities.values(EntityField.ROLE_NAME)).containsExactly("HybridNodes");
    }

    @Test
    void filtersOfActivationsHaveTheirOwnMemberNames() {
        assertThat(Events.of("DescribeActivations", """
                'requestParameters': {'filters': [{'filterKey': 'ActivationIds', 'filterValues': ['11111111-2222-3333-4444-555555555555']}]}
                """).values(EntityField.ACTIVATION_ID))
                .containsExactly("11111111-2222-3333-4444-555555555555");
    }

    @Test
    void aServiceSettingIsTheSameByIdAndByArn() {
        assertThat(Events.of("ResetServiceSetting", """
                'requestParameters': {'settingId': 'arn:aws:ssm:eu-west-1:111122223333:servicesetting/ssm/parameter-store/high-throughput-enabled'},
                'responseElements': {'serviceSetting': {'settingId': '/ssm/parameter-store/high-throughput-enabled'}}
                """).values(EntityField.SERVICE_SETTING_ID))
                .containsExactly("/ssm/parameter-store/high-throughput-enabled");
    }

    @Test
    void inventoryNamesItsTypesAndItsNode() {
        SsmEntities entities = Events.of("PutInventory", """
                'requestParameters': {'instanceId': 'i-0123456789abcdef0', 'items': [{'typeName': 'AWS:Network'}, {'typeName': 'AWS:Application'}]},
                'resources': [{'ARN': 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0'},
                    {'ARN': 'arn:aws:ssm:eu-west-1:111122223333:managed-instance-inventory/i-0123456789abcdef0'}]
                """);

        assertThat(entities.values(EntityField.INVENTORY_TYPE)).containsExactly("AWS:Network", "AWS:Application");
        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.RESOURCE_ARN)).hasSize(2);
    }

    @Test
    void jsonInsideAnOpsItemNamesItsResources() {
        SsmEntities entities = Events.of("CreateOpsItem", """
                'requestParameters': {'title': 'x', 'relatedOpsItems': [{'opsItemId': 'oi-0123456789ab'}], 'operationalData': {'/aws/resources':
                    {'type': 'SearchableString', 'value': '[{\\"arn\\":\\"arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0\\"}]'}}},
                'responseElements': {'opsItemId': 'oi-1123456789ab', 'opsItemArn': 'arn:aws:ssm:eu-west-1:111122223333:opsitem/oi-1123456789ab'}
                """);

        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.OPS_ITEM_ID)).containsExactly("oi-0123456789ab", "oi-1123456789ab");
    }

    @Test
    void accessRequestsAreOneByIdInBothCalls() {
        assertThat(Events.of("StartAccessRequest", """
                'requestParameters': {'reason': 'x', 'targets': [{'key': 'InstanceIds', 'values': ['i-0123456789abcdef0']}]},
                'responseElements': {'accessRequestId': 'oi-0123456789ab'}
                """).values(EntityField.ACCESS_REQUEST_ID))
                .containsExactly("oi-0123456789ab");
        assertThat(Events.of("GetAccessToken", "'requestParameters': {'accessRequestId': 'oi-0123456789ab'}")
                        .values(EntityField.ACCESS_REQUEST_ID))
                .containsExactly("oi-0123456789ab");
    }

    @Test
    void incidentsAndContactsAreResourcesByArn() {
        String plan = "arn:aws:ssm-incidents::111122223333:response-plan/outage";
        assertThat(Events.of(
                                "ssm-incidents.amazonaws.com",
                                "StartIncident",
                                "'requestParameters': {'responsePlanArn': '%s'}".formatted(plan))
                        .values(EntityField.RESOURCE_ARN))
                .containsExactly(plan);
        assertThat(Events.of("ssm-contacts.amazonaws.com", "CreateContact", """
                'requestParameters': {'alias': 'ana', 'plan': {'stages': [{'targets': [{'contactTargetInfo': {'contactId': 'arn:aws:ssm-contacts:eu-west-1:111122223333:contact/bo'}}]}]}}
                """).values(EntityField.RESOURCE_ARN))
                .containsExactly("arn:aws:ssm-contacts:eu-west-1:111122223333:contact/bo");
    }
}
