package io.ssmtrail.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterEntitiesTest {

    @ParameterizedTest
    @CsvSource({
        "/app/prod/key, /app/prod/key",
        "/app/prod/key:3, /app/prod/key",
        "/app/prod/key:current, /app/prod/key",
        "arn:aws:ssm:eu-west-1:111122223333:parameter/app/prod/key, /app/prod/key",
        "arn:aws:ssm:eu-west-1:111122223333:parameter/app/prod/key:3, /app/prod/key",
        "arn:aws-cn:ssm:cn-north-1:111122223333:parameter/app/prod/key, /app/prod/key",
        "arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter/app/prod/key, /app/prod/key",
        "plain, plain",
        "plain:7, plain",
        "arn:aws:ssm:eu-west-1:111122223333:parameter/plain, plain",
    })
    void everySpellingOfAParameterIsItsName(String spelling, String name) {
        assertThat(Events.of("GetParameter", "'requestParameters': {'name': '%s'}".formatted(spelling))
                        .values(EntityField.PARAMETER_NAME))
                .containsExactly(name);
    }

    @Test
    void aParameterThatIsNamedByRequestAndResourceIsOne() {
        SsmEntities entities = Events.of("GetParameter", """
                'requestParameters': {'name': '/key', 'withDecryption': true},
                'resources': [{'accountId': '111122223333', 'ARN': 'arn:aws:ssm:eu-west-1:111122223333:parameter/key'}]
                """);

        assertThat(entities.values(EntityField.PARAMETER_NAME)).containsExactly("/key");
        assertThat(entities.values(EntityField.PARAMETER_WITH_DECRYPTION)).containsExactly("true");
        assertThat(entities.values(EntityField.RESOURCE_ARN))
                .containsExactly("arn:aws:ssm:eu-west-1:111122223333:parameter/key");
    }

    @Test
    void severalParametersKeepTheirOrder() {
        assertThat(Events.of(
                                "GetParameters",
                                "'requestParameters': {'names': ['/c', '/a', '/b', '/a'], 'withDecryption': 'false'}")
                        .values(EntityField.PARAMETER_NAME))
                .containsExactly("/c", "/a", "/b");
    }

    @Test
    void aHierarchyIsAPathAndNoParameter() {
        SsmEntities entities = Events.of("GetParametersByPath", """
                'requestParameters': {'path': '/app/prod/', 'recursive': true, 'withDecryption': false},
                'resources': [{'ARN': 'arn:aws:ssm:eu-west-1:111122223333:parameter/app/prod'}]
                """);

        assertThat(entities.values(EntityField.PARAMETER_PATH)).containsExactly("/app/prod");
        assertThat(entities.values(EntityField.PARAMETER_NAME)).isEmpty();
        assertThat(entities.values(EntityField.PARAMETER_WITH_DECRYPTION)).containsExactly("false");
        assertThat(Events.of("GetParametersByPath", "'requestParameters': {'path': '/'}")
                        .values(EntityField.PARAMETER_PATH))
                .containsExactly("/");
    }

    @Test
    void aHiddenValueIsNoEntity() {
        SsmEntities entities = Events.of("PutParameter", """
                'requestParameters': {'name': '/app/key', 'value': 'HIDDEN_DUE_TO_SECURITY_REASONS', 'type': 'SecureString', 'overwrite': true},
                'responseElements': {'version': 3, 'tier': 'Standard'}
                """);

        assertThat(entities.fields()).containsExactly(EntityField.PARAMETER_NAME, EntityField.PARAMETER_TYPE);
        assertThat(entities.values(EntityField.PARAMETER_TYPE)).containsExactly("SecureString");
    }

    @Test
    void filtersNameParametersOnlyWhereTheyMatchWholeNames() {
        SsmEntities entities = Events.of("DescribeParameters", """
                'requestParameters': {'parameterFilters': [{'key': 'Name', 'option': 'Equals', 'values': ['/app/key']},
                    {'key': 'Name', 'option': 'BeginsWith', 'values': ['/app']}, {'key': 'Path', 'option': 'Recursive', 'values': ['/shared/']},
                    {'key': 'Type', 'values': ['SecureString']}, {'key': 'tag:Env', 'values': ['prod']}]}
                """);

        assertThat(entities.values(EntityField.PARAMETER_NAME)).containsExactly("/app/key");
        assertThat(entities.values(EntityField.PARAMETER_PATH)).containsExactly("/shared");
        assertThat(entities.values(EntityField.PARAMETER_TYPE)).containsExactly("SecureString");
        assertThat(entities.values(EntityField.TARGET)).isEmpty();
    }

    @Test
    void aTaggedResourceIsWhatItsTypeSays() {
        assertThat(tagged("Parameter", "/app/key").values(EntityField.PARAMETER_NAME))
                .containsExactly("/app/key");
        assertThat(tagged("Document", "Acme-Deploy").values(EntityField.DOCUMENT_NAME))
                .containsExactly("Acme-Deploy");
        assertThat(tagged("ManagedInstance", "mi-0123456789abcdef0").values(EntityField.NODE_ID))
                .containsExactly("mi-0123456789abcdef0");
        assertThat(tagged("MaintenanceWindow", "mw-0123456789abcdef0").values(EntityField.MAINTENANCE_WINDOW_ID))
                .containsExactly("mw-0123456789abcdef0");
        assertThat(tagged("OpsMetadata", "arn:aws:ssm:eu-west-1:111122223333:opsmetadata/aws/ssm/x/appmanager")
                        .values(EntityField.RESOURCE_ARN))
                .hasSize(1);
        assertThat(tagged("SomethingNew", "x").fields()).isEmpty();
    }

    @Test
    void eventHistoryNamesResourcesByTypeAndName() {
        SsmEntities entities = Events.of("DeleteParameter", """
                'resources': [{'resourceType': 'AWS::SSM::Parameter', 'resourceName': '/app/key'},
                    {'ResourceType': 'AWS::EC2::Instance', 'ResourceName': 'i-0123456789abcdef0'}]
                """);

        assertThat(entities.values(EntityField.PARAMETER_NAME)).containsExactly("/app/key");
        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
    }

    private static SsmEntities tagged(String type, String id) {
        return Events.of(
                "AddTagsToResource",
                "'requestParameters': {'resourceType': '%s', 'resourceId': '%s', 'tags': [{'key': 'Env', 'value': 'prod'}]}"
                        .formatted(type, id));
    }
}
