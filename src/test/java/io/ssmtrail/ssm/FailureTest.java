package io.ssmtrail.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "AccessDenied, access_denied",
        "AccessDeniedException, access_denied",
        "Client.UnauthorizedOperation, access_denied",
        "VpceAccessDenied, access_denied",
        "ThrottlingException, throttled",
        "RequestLimitExceeded, throttled",
        "TooManyRequestsException, throttled",
        "ParameterNotFound, not_found",
        "InvocationDoesNotExist, not_found",
        "InvalidDocument, not_found",
        "ValidationException, invalid",
        "InvalidInstanceId, invalid",
        "DocumentAlreadyExists, conflict",
        "TooManyUpdates, conflict",
        "ParameterLimitExceeded, limit",
        "InternalServerError, internal",
        "TargetNotConnected, other",
        "SomethingNew, other",
    })
    void anErrorCodeHasAClass(String code, String failure) {
        assertThat(Events.of("GetParameter", "'errorCode': '%s'".formatted(code))
                        .values(EntityField.FAILURE_CLASS))
                .containsExactly(failure);
    }

    @Test
    void nearlyEveryErrorOfTheModelHasAClassOfItsOwn() {
        FailureRules rules = Catalogue.standard()
                .action("ssm.amazonaws.com", "GetParameter")
                .vocabulary()
                .failures();

        assertThat(new SdkModel()
                        .errors().stream()
                                .filter(code -> rules.classify(code, "").orElseThrow() == FailureClass.OTHER)
                                .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "AutomationDefinitionNotApproved", "FeatureNotAvailable", "TargetNotConnected");
    }

    @Test
    void successHasNoClass() {
        assertThat(Events.of("GetParameter", "'errorCode': null, 'errorMessage': null")
                        .fields())
                .isEmpty();
        assertThat(Events.of("GetParameter", "'errorCode': 'Success'").fields()).isEmpty();
    }

    @Test
    void aMessageWithoutACodeIsAFailureToo() {
        assertThat(Events.of("GetParameter", "'errorMessage': 'Rate exceeded'").values(EntityField.FAILURE_CLASS))
                .containsExactly("throttled");
        assertThat(Events.of("GetParameter", "'errorMessage': 'no idea'").values(EntityField.FAILURE_CLASS))
                .containsExactly("other");
    }

    @Test
    void aDeniedCallNamesItsTargetInTheErrorMessage() {
        SsmEntities entities = denied(
                "GetParameter",
                "ssm:GetParameter",
                " on resource: arn:aws-cn:ssm:cn-north-1:111122223333:parameter/app/key");

        assertThat(entities.values(EntityField.DENIED_ACTION)).containsExactly("ssm:GetParameter");
        assertThat(entities.values(EntityField.DENIED_RESOURCE))
                .containsExactly("arn:aws-cn:ssm:cn-north-1:111122223333:parameter/app/key");
        assertThat(entities.values(EntityField.PARAMETER_NAME)).containsExactly("/app/key");
        assertThat(entities.values(EntityField.RESOURCE_ARN))
                .containsExactly("arn:aws-cn:ssm:cn-north-1:111122223333:parameter/app/key");
        assertThat(entities.values(EntityField.FAILURE_CLASS)).containsExactly("access_denied");
    }

    @Test
    void aDeniedReadOfAHierarchyNamesThePath() {
        assertThat(denied(
                                "GetParametersByPath",
                                "ssm:GetParametersByPath",
                                " on resource: arn:aws:ssm:eu-west-1:111122223333:parameter/app/")
                        .values(EntityField.PARAMETER_PATH))
                .containsExactly("/app");
    }

    @Test
    void aDeniedRunbookIsADocument() {
        SsmEntities entities = denied(
                "StartAutomationExecution",
                "ssm:StartAutomationExecution",
                " on resource: arn:aws:ssm:eu-west-1::automation-definition/AWS-StopEC2Instance:$DEFAULT");

        assertThat(entities.values(EntityField.DOCUMENT_NAME)).containsExactly("AWS-StopEC2Instance");
        assertThat(entities.values(EntityField.DOCUMENT_VERSION)).containsExactly("$DEFAULT");
    }

    @Test
    void aDeniedSessionTellsItsKindByTheDocumentThatWasRefused() {
        assertThat(denied(
                                "StartSession",
                                "ssm:StartSession",
                                " on resource: arn:aws:ssm:eu-west-1:111122223333:document/SSM-SessionManagerRunShell")
                        .values(EntityField.SESSION_KIND))
                .containsExactly("shell");
        assertThat(denied(
                        "StartSession",
                        "ssm:StartSession",
                        " on resource: arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0"))
                .satisfies(entities -> {
                    assertThat(entities.values(EntityField.SESSION_KIND)).isEmpty();
                    assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
                });
    }

    @Test
    void aPatternIsDeniedButIsNoResource() {
        SsmEntities entities = denied(
                "DescribeParameters", "ssm:DescribeParameters", " on resource: arn:aws:ssm:eu-west-1:111122223333:*");

        assertThat(entities.fields())
                .containsExactly(EntityField.DENIED_ACTION, EntityField.DENIED_RESOURCE, EntityField.FAILURE_CLASS);
    }

    @Test
    void aMessageWithoutAResourceStillNamesTheAction() {
        assertThat(denied("ListDocuments", "ssm:ListDocuments", ".").values(EntityField.DENIED_ACTION))
                .containsExactly("ssm:ListDocuments");
    }

    private static SsmEntities denied(String eventName, String action, String rest) {
        return Events.of(eventName, """
                'errorCode': 'AccessDenied', 'requestParameters': null, 'responseElements': null,
                'errorMessage': 'User: arn:aws:sts::111122223333:assumed-role/Dev/ana is not authorized to perform: %s%s because no identity-based policy allows it'
                """.formatted(action, rest));
    }
}
