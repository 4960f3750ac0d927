package io.ssmtrail.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions 1 to 5: sessions on nodes. */
class SessionQuestionsTest {

    private static final Caller ANA = Caller.person("Ops", "ana@example.com", "203.0.113.10");
    private static final Caller BO = Caller.person("Dev", "bo@example.com", "203.0.113.11");
    private static final String WEB = "i-00000000000000001";
    private static final String DB = "i-00000000000000002";

    @Test
    void q01WhoOpenedASessionOnWhichNodeFromWhereWithWhichClient() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .at("2026-11-02T10:00:00Z")
                    .call(ANA, "StartSession", "{'target': '" + WEB + "'}", "{'sessionId': 'ana@example.com-1'}")
                    .call(
                            BO.with("Boto3/1.34.150 md/Botocore#1.34.150"),
                            "StartSession",
                            "{'target': '" + DB + "'}",
                            "{'sessionId': 'bo-1'}")
                    .call(
                            ANA.from("2001:db8::7"),
                            "ResumeSession",
                            "{'sessionId': 'ana@example.com-1'}",
                            "{'sessionId': 'ana@example.com-1'}")
                    .denied(BO, "StartSession", "arn:aws:ec2:eu-west-1:111122223333:instance/" + WEB);

            assertThat(story.ask("""
                            {"query": {"bool": {"filter": [
                                {"terms": {"event.action": ["StartSession", "ResumeSession"]}},
                                {"term": {"event.outcome": "success"}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["@timestamp", "event.action", "aws.principal.session_name", "aws.ssm.node.id",
                                        "aws.ssm.session.id", "source.ip", "user_agent.name"]}
                            """)
                            .hits(
                                    "@timestamp",
                                    "event.action",
                                    "aws.principal.session_name",
                                    "aws.ssm.node.id",
                                    "aws.ssm.session.id",
                                    "source.ip",
                                    "user_agent.name"))
                    .containsExactly(
                            "2026-11-02T10:00:00.000Z | StartSession | ana@example.com | " + WEB
                                    + " | ana@example.com-1 | 203.0.113.10 | aws-cli",
                            "2026-11-02T10:01:00.000Z | StartSession | bo@example.com | " + DB
                                    + " | bo-1 | 203.0.113.11 | Boto3",
                            "2026-11-02T10:02:00.000Z | ResumeSession | ana@example.com | - | ana@example.com-1 | 2001:db8::7 | aws-cli");
        }
    }

    @Test
    void q02WhatKindOfSessionAndToWhichRemoteHost() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(ANA, "StartSession", "{'target': '" + WEB + "'}")
                    .call(
                            ANA,
                            "StartSession",
                            "{'target': '" + WEB
                                    + "', 'documentName': 'AWS-StartSSHSession', 'parameters': {'portNumber': ['22']}}")
                    .call(BO, "StartSession", """
                            {'target': 'i-00000000000000002', 'documentName': 'AWS-StartPortForwardingSessionToRemoteHost',
                             'parameters': {'portNumber': ['5432'], 'localPortNumber': ['15432'], 'host': ['db.internal.example']}}""")
                    .call(BO, "StartSession", """
                            {'target': 'i-00000000000000002', 'documentName': 'AWS-StartPortForwardingSession',
                             'parameters': {'portNumber': ['3389'], 'localPortNumber': ['13389']}}""");

            assertThat(story.ask("""
                            {"query": {"term": {"event.action": "StartSession"}}, "sort": "@timestamp", "_source": false,
                             "fields": ["aws.ssm.session.kind", "aws.ssm.session.remote_host", "aws.ssm.session.port"]}
                            """)
                            .hits("aws.ssm.session.kind", "aws.ssm.session.remote_host", "aws.ssm.session.port"))
                    .containsExactly(
                            "shell | - | -",
                            "ssh | - | 22",
                            "remote_port_forwarding | db.internal.example | 5432",
                            "port_forwarding | - | 3389");
        }
    }

    @Test
    void q03HowLongSessionsLastedWhichHadNoEndAndWhoKilledWhose() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .at("2026-11-02T10:00:00Z")
                    .call(ANA, "StartSession", "{'target': '" + WEB + "'}", "{'sessionId': 'ana-1'}")
                    .call(BO, "StartSession", "{'target': '" + WEB + "'}", "{'sessionId': 'bo-1'}")
                    .call(BO, "StartSession", "{'target': '" + DB + "'}", "{'sessionId': 'bo-2'}")
                    .at("2026-11-02T10:30:00Z")
                    .call(ANA, "TerminateSession", "{'sessionId': 'ana-1'}", "{'sessionId': 'ana-1'}")
                    .at("2026-11-02T10:41:00Z")
                    .call(ANA, "TerminateSession", "{'sessionId': 'bo-1'}", "{'sessionId': 'bo-1'}");

            assertThat(story.ask("""
                            {"size": 0, "query": {"terms": {"event.action": ["StartSession", "TerminateSession"]}},
                             "aggs": {"session": {"terms": {"field": "aws.ssm.session.id", "order": {"_key": "asc"}},
                               "aggs": {"act": {"terms": {"field": "event.action", "order": {"_key": "asc"}},
                                 "aggs": {"who": {"terms": {"field": "aws.principal.session_name"},
                                   "aggs": {"when": {"min": {"field": "@timestamp"}}}}}}}}}}
                            """).buckets())
                    .containsExactly(
                            "ana-1 | StartSession | ana@example.com | 2026-11-02T10:00:00.000Z",
                            "ana-1 | TerminateSession | ana@example.com | 2026-11-02T10:30:00.000Z",
                            "bo-1 | StartSession | bo@example.com | 2026-11-02T10:01:00.000Z",
                            "bo-1 | TerminateSession | ana@example.com | 2026-11-02T10:41:00.000Z",
                            "bo-2 | StartSession | bo@example.com | 2026-11-02T10:02:00.000Z");
        }
    }

    @Test
    void q04WhoOpenedSessionsOnManyNodesInAShortTime() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise().at("2026-11-02T10:00:00Z");
            for (int node = 1; node <= 6; node++) {
                story.call(BO, "StartSession", "{'target': 'i-0000000000000010%d'}".formatted(node));
            }
            story.call(ANA, "StartSession", "{'target': '" + WEB + "'}")
                    .call(ANA, "StartSession", "{'target': '" + WEB + "'}");

            assertThat(story.ask("""
                            {"size": 0, "query": {"term": {"event.action": "StartSession"}},
                             "aggs": {"who": {"terms": {"field": "aws.principal.session_name", "order": {"_key": "asc"}},
                               "aggs": {"hour": {"date_histogram": {"field": "@timestamp", "fixed_interval": "1h", "min_doc_count": 1},
                                 "aggs": {"nodes": {"cardinality": {"field": "aws.ssm.node.id"}}}}}}}}
                            """).buckets())
                    .containsExactly(
                            "ana@example.com | 2026-11-02T10:00:00.000Z | 1",
                            "bo@example.com | 2026-11-02T10:00:00.000Z | 6");
        }
    }

    @Test
    void q05WhoUsedRemoteDesktopToWhichNodeWithWhichSignIn() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(
                            ANA,
                            "StartConnection",
                            "{'InstanceId': '" + WEB + "', 'AuthType': 'SSO', 'Protocol': 'RDP'}",
                            "{'ConnectionArn': 'arn:aws:ssm-guiconnect:eu-west-1:111122223333:connection/c-1', 'requestId': 'r'}",
                            "'eventSource': 'ssm-guiconnect.amazonaws.com'")
                    .call(
                            Caller.service("ssm-guiconnect.amazonaws.com"),
                            "SendCommand",
                            "{'documentName': 'AWSSSO-CreateSSOUser', 'instanceIds': ['" + WEB + "']}")
                    .call(ANA, "StartSession", "{'target': '" + DB + "'}");

            assertThat(story.ask("""
                            {"query": {"bool": {"filter": [
                                {"term": {"aws.ssm.capability": "Fleet Manager Remote Desktop"}}, {"term": {"event.type": "start"}}]}},
                             "_source": false, "fields": ["aws.principal.session_name", "aws.ssm.node.id",
                                "aws.ssm.connection.auth_type", "aws.ssm.connection.id"]}
                            """)
                            .hits(
                                    "aws.principal.session_name",
                                    "aws.ssm.node.id",
                                    "aws.ssm.connection.auth_type",
                                    "aws.ssm.connection.id"))
                    .containsExactly("ana@example.com | " + WEB + " | SSO | c-1");
        }
    }
}
