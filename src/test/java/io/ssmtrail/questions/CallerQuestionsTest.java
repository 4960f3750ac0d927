package io.ssmtrail.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions 14 to 19: who makes calls, from where, and which fail. */
class CallerQuestionsTest {

    private static final Caller ANA = Caller.personWithMultiFactor("Ops", "ana@example.com", "203.0.113.10");
    private static final Caller BO = Caller.person("Dev", "bo@example.com", "203.0.113.11");
    private static final Caller ROOT = Caller.root("203.0.113.99");

    @Test
    void q14WhichCallsFailedByWhomOnWhatThrottlingApart() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .denied(BO, "GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/app/db/password")
                    .failed(
                            BO,
                            "StartSession",
                            "AccessDenied",
                            "User: x is not authorized to perform: ssm:StartSession on resource:"
                                    + " arn:aws:ec2:eu-west-1:111122223333:instance/i-00000000000000001")
                    .failed(ANA, "GetDocument", "InvalidDocument", "Document with name Nope does not exist.")
                    .failed(ANA, "SendCommand", "ThrottlingException", "Rate exceeded")
                    .call(ANA, "GetParameter", "{'name': '/app/url'}");

            assertThat(story.ask("""
                            {"query": {"bool": {"filter": [{"term": {"event.outcome": "failure"}}],
                                "must_not": [{"term": {"aws.ssm.failure.class": "throttled"}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["aws.principal.session_name", "aws.ssm.failure.class", "event.action", "aws.ssm.denied.action",
                               "aws.ssm.parameter.name", "aws.ssm.node.id"]}
                            """)
                            .hits(
                                    "aws.principal.session_name",
                                    "aws.ssm.failure.class",
                                    "event.action",
                                    "aws.ssm.denied.action",
                                    "aws.ssm.parameter.name",
                                    "aws.ssm.node.id"))
                    .containsExactly(
                            "bo@example.com | access_denied | GetParameter | ssm:GetParameter | /app/db/password | -",
                            "bo@example.com | access_denied | StartSession | ssm:StartSession | - | i-00000000000000001",
                            "ana@example.com | not_found | GetDocument | - | - | -");
        }
    }

    @Test
    void q15WasRootUsed() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(ROOT, "StartSession", "{'target': 'i-00000000000000001'}", "{'sessionId': 'root-1'}")
                    .call(ANA, "StartSession", "{'target': 'i-00000000000000001'}", "{'sessionId': 'ana-1'}");

            assertThat(story.ask("""
                            {"query": {"term": {"aws.principal.kind": "root"}}, "_source": false,
                             "fields": ["event.action", "aws.principal.id", "aws.ssm.session.id", "source.ip"]}
                            """).hits("event.action", "aws.principal.id", "aws.ssm.session.id", "source.ip"))
                    .containsExactly("StartSession | arn:aws:iam::111122223333:root | root-1 | 203.0.113.99");
        }
    }

    @Test
    void q16PeopleAutomationServicesOrAgents() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(ANA, "ListCommands", "{}")
                    .call(Caller.terraform("198.51.100.30"), "GetParameter", "{'name': '/app/url'}")
                    .call(
                            Caller.instance("i-00000000000000001", "198.51.100.40"),
                            "GetParameter",
                            "{'name': '/app/url'}");

            assertThat(story.ask("""
                            {"size": 0, "query": {"exists": {"field": "aws.ssm.capability"}},
                             "aggs": {"actor": {"terms": {"field": "aws.principal.actor", "order": {"_key": "asc"}}}}}
                            """).buckets())
                    .containsExactly("automation | 3", "aws_service | 2", "node_agent | 10", "person | 1");
        }
    }

    @Test
    void q17WhichCallsCameFromOrReachedIntoAnotherAccount() throws Exception {
        try (Story story = Story.begin()) {
            Caller outside = Caller.personOfAccount("444455556666", "Partner", "zoe@partner.example", "192.0.2.4");
            story.amidNoise()
                    .call(outside, "GetDocument", "{'name': 'arn:aws:ssm:eu-west-1:111122223333:document/Acme-Run'}")
                    .call(ANA, "StartAutomationExecution", """
                            {'documentName': 'Acme-Nightly', 'targetLocations': [{'accounts': ['777788889999']}]}""")
                    .call(ANA, "GetDocument", "{'name': 'Acme-Run'}");

            assertThat(story.ask("""
                            {"query": {"bool": {"should": [{"term": {"aws.principal.cross_account": true}},
                                {"exists": {"field": "aws.ssm.target_account"}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["aws.principal.account_id", "aws.principal.session_name", "event.action", "aws.ssm.document.name",
                               "aws.ssm.target_account"]}
                            """)
                            .hits(
                                    "aws.principal.account_id",
                                    "aws.principal.session_name",
                                    "event.action",
                                    "aws.ssm.document.name",
                                    "aws.ssm.target_account"))
                    .containsExactly(
                            "444455556666 | zoe@partner.example | GetDocument | Acme-Run | -",
                            "111122223333 | ana@example.com | StartAutomationExecution | Acme-Nightly | 777788889999");
        }
    }

    @Test
    void q18WhichAddressesAgentsAndRegionsAreRareForAnActor() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise();
            for (int i = 0; i < 5; i++) {
                story.call(ANA, "DescribeInstanceInformation", "{}").call(BO, "DescribeInstanceInformation", "{}");
            }
            story.call(
                    BO.from("192.0.2.66").with("Boto3/1.34.150"),
                    "GetParameter",
                    "{'name': '/app/key'}",
                    "null",
                    "'awsRegion': 'ap-southeast-2'");

            assertThat(story.ask("""
                            {"size": 0, "query": {"term": {"aws.principal.actor": "person"}},
                             "aggs": {"by": {"composite": {"sources": [
                               {"who": {"terms": {"field": "aws.principal.session_name"}}},
                               {"ip": {"terms": {"field": "source.ip"}}},
                               {"client": {"terms": {"field": "user_agent.name"}}},
                               {"region": {"terms": {"field": "cloud.region"}}}]}}}}
                            """).buckets())
                    .containsExactly(
                            "ana@example.com | 203.0.113.10 | aws-cli | eu-west-1 | 5",
                            "bo@example.com | 192.0.2.66 | Boto3 | ap-southeast-2 | 1",
                            "bo@example.com | 203.0.113.11 | aws-cli | eu-west-1 | 5");
        }
    }

    @Test
    void q19WasMultiFactorUsedForInteractiveAccess() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(ANA, "StartSession", "{'target': 'i-00000000000000001'}")
                    .call(BO, "StartSession", "{'target': 'i-00000000000000001'}")
                    .call(BO, "StartSession", "{'target': 'i-00000000000000002'}")
                    .call(BO, "GetParameter", "{'name': '/app/url'}");

            assertThat(story.ask("""
                            {"size": 0, "query": {"bool": {"filter": [{"term": {"event.action": "StartSession"}},
                                {"term": {"aws.principal.actor": "person"}}]}},
                             "aggs": {"mfa": {"terms": {"field": "aws.principal.mfa", "order": {"_key": "asc"}},
                               "aggs": {"role": {"terms": {"field": "aws.principal.arn"},
                                 "aggs": {"who": {"terms": {"field": "aws.principal.session_name"}}}}}}}}
                            """).buckets())
                    .containsExactly(
                            "false | arn:aws:iam::111122223333:role/Dev | bo@example.com | 2",
                            "true | arn:aws:iam::111122223333:role/Ops | ana@example.com | 1");
        }
    }
}
