package io.ssmtrail.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionEntitiesTest {

    @Test
    void aSessionWithoutADocumentIsAShell() {
        SsmEntities entities = Events.of("StartSession", """
                'requestParameters': {'target': 'i-0123456789abcdef0'},
                'responseElements': {'sessionId': 'ana-0a1b2c3d4e5f67890', 'tokenValue': 'Value hidden due to security reasons.',
                    'streamUrl': 'wss://ssmmessages.eu-west-1.amazonaws.com/v1/data-channel/ana-0a1b2c3d4e5f67890'}
                """);

        assertThat(entities.fields())
                .containsExactly(EntityField.NODE_ID, EntityField.SESSION_ID, EntityField.SESSION_KIND);
        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.SESSION_ID)).containsExactly("ana-0a1b2c3d4e5f67890");
        assertThat(entities.values(EntityField.SESSION_KIND)).containsExactly("shell");
    }

    @ParameterizedTest
    @CsvSource({
        "SSM-SessionManagerRunShell, shell",
        "AWS-StartSSHSession, ssh",
        "AWS-StartPortForwardingSession, port_forwarding",
        "AWS-StartPortForwardingSessionToRemoteHost, remote_port_forwarding",
        "AWS-StartInteractiveCommand, interactive_command",
        "AWS-StartNonInteractiveCommand, interactive_command",
        "Acme-BreakGlass, other",
        "arn:aws:ssm:eu-west-1:111122223333:document/AWS-StartSSHSession, ssh",
    })
    void theDocumentTellsTheKindOfTheSession(String document, String kind) {
        assertThat(Events.of(
                                "StartSession",
                                "'requestParameters': {'target': 'mi-0123456789abcdef0', 'documentName': '%s'}"
                                        .formatted(document))
                        .values(EntityField.SESSION_KIND))
                .containsExactly(kind);
    }

    @Test
    void aForwardedPortIsTheOneOnTheFarSide() {
        SsmEntities entities = Events.of("StartSession", """
                'requestParameters': {'target': 'i-0123456789abcdef0', 'documentName': 'AWS-StartPortForwardingSessionToRemoteHost',
                    'parameters': {'portNumber': ['5432'], 'localPortNumber': ['15432'], 'host': ['db.internal.example']}}
                """);

        assertThat(entities.values(EntityField.SESSION_PORT)).containsExactly("5432");
        assertThat(entities.values(EntityField.SESSION_REMOTE_HOST)).containsExactly("db.internal.example");
    }

    @Test
    void aContainerIsATargetAndNoNode() {
        SsmEntities entities = Events.of(
                "StartSession", "'requestParameters': {'target': 'ecs:cluster_0123456789abcdef_0123456789abcdef-1'}");

        assertThat(entities.values(EntityField.TARGET))
                .containsExactly("ecs:cluster_0123456789abcdef_0123456789abcdef-1");
        assertThat(entities.values(EntityField.NODE_ID)).isEmpty();
    }

    @Test
    void aFailedStartWithoutRequestTellsNoKind() {
        assertThat(Events.of("StartSession", "'requestParameters': null, 'errorCode': 'ThrottlingException'")
                        .fields())
                .containsExactly(EntityField.FAILURE_CLASS);
    }

    @Test
    void filtersOfSessionsNameNodesAndSessions() {
        SsmEntities entities = Events.of("DescribeSessions", """
                'requestParameters': {'state': 'Active', 'filters': [{'key': 'Target', 'value': 'i-0123456789abcdef0'},
                    {'key': 'SessionId', 'value': 'ana-0a1b2c3d4e5f67890'}, {'key': 'Owner', 'value': 'ana'}]}
                """);

        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.SESSION_ID)).containsExactly("ana-0a1b2c3d4e5f67890");
    }

    @Test
    void aTerminatedSessionIsNamedOnceThoughItStandsTwiceAndByItsArn() {
        SsmEntities entities = Events.of("TerminateSession", """
                'requestParameters': {'sessionId': 'ana-0a1b2c3d4e5f67890'}, 'responseElements': {'sessionId': 'ana-0a1b2c3d4e5f67890'},
                'resources': [{'ARN': 'arn:aws-cn:ssm:cn-north-1:111122223333:session/ana-0a1b2c3d4e5f67890'}]
                """);

        assertThat(entities.values(EntityField.SESSION_ID)).containsExactly("ana-0a1b2c3d4e5f67890");
    }

    @Test
    void aControlChannelIsItsNodes() {
        SsmEntities entities = Events.of("OpenControlChannel", """
                'requestParameters': {'targetId': 'i-0123456789abcdef0', 'agentVersion': '3.3.1142.0', 'tokenValue': 'Value hidden due to security reasons.'},
                'resources': [{'accountId': '111122223333', 'type': 'AWS::SSMMessages::ControlChannel',
                    'ARN': 'arn:aws:ssmmessages:us-east-1:111122223333:control-channel/i-0123456789abcdef0'}]
                """);

        assertThat(entities.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(entities.values(EntityField.AGENT_VERSION)).containsExactly("3.3.1142.0");
        assertThat(entities.values(EntityField.RESOURCE_ARN)).hasSize(1);
    }

    @Test
    void aRemoteDesktopConnectionIsTheSameByArnAndByToken() {
        String source = "ssm-guiconnect.amazonaws.com";
        String id = "11111111-2222-3333-4444-555555555555";

        SsmEntities start = Events.of(source, "StartConnection", """
                'requestParameters': {'AuthType': 'SSO', 'InstanceId': 'i-0123456789abcdef0', 'Protocol': 'RDP'},
                'responseElements': {'ConnectionArn': 'arn:aws:ssm-guiconnect:us-east-1:111122223333:connection/%s'}
                """.formatted(id));
        SsmEntities get = Events.of(
                source, "GetConnection", "'requestParameters': {'ConnectionToken': '%s_66666666-7777'}".formatted(id));

        assertThat(start.values(EntityField.NODE_ID)).containsExactly("i-0123456789abcdef0");
        assertThat(start.values(EntityField.CONNECTION_ID)).containsExactly(id);
        assertThat(get.values(EntityField.CONNECTION_ID)).containsExactly(id);
    }
}
