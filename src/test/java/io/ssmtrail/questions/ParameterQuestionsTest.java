package io.ssmtrail.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Questions 11 to 13: parameters and the secrets among them. */
class ParameterQuestionsTest {

    private static final Caller ANA = Caller.person("Ops", "ana@example.com", "203.0.113.10");
    private static final Caller BO = Caller.person("Dev", "bo@example.com", "203.0.113.11");
    private static final Caller TERRAFORM = Caller.terraform("198.51.100.30");

    @Test
    void q11WhoReadWhichSecretWithDecryption() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(ANA, "GetParameter", "{'name': '/app/db/password', 'withDecryption': true}", "null", """
                            'resources': [{'accountId': '111122223333', 'ARN': 'arn:aws:ssm:eu-west-1:111122223333:parameter/app/db/password'}]""")
                    .call(ANA, "GetParameter", "{'name': '/app/url', 'withDecryption': false}")
                    .call(
                            BO,
                            "GetParameters",
                            "{'names': ['/app/db/password:3', '/app/api/key'], 'withDecryption': true}")
                    .call(BO, "GetParametersByPath", "{'path': '/app/', 'recursive': true, 'withDecryption': true}");

            assertThat(story.ask("""
                            {"query": {"term": {"aws.ssm.parameter.with_decryption": true}}, "sort": "@timestamp", "_source": false,
                             "fields": ["aws.principal.session_name", "aws.ssm.parameter.name", "aws.ssm.parameter.path"]}
                            """)
                            .hits("aws.principal.session_name", "aws.ssm.parameter.name", "aws.ssm.parameter.path"))
                    .containsExactly(
                            "ana@example.com | /app/db/password | -",
                            "bo@example.com | /app/db/password,/app/api/key | -",
                            "bo@example.com | - | /app");
        }
    }

    @Test
    void q12WhoSweptManyParameters() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise().at("2026-11-02T10:00:00Z").call(BO, "DescribeParameters", "{'maxResults': 50}");
            for (int batch = 0; batch < 3; batch++) {
                StringBuilder names = new StringBuilder();
                for (int i = 0; i < 10; i++) {
                    names.append(i == 0 ? "" : ", ")
                            .append("'/p/")
                            .append(batch)
                            .append(i)
                            .append('\'');
                }
                story.call(BO, "GetParameters", "{'names': [" + names + "], 'withDecryption': true}");
            }
            story.call(ANA, "GetParameter", "{'name': '/app/url'}")
                    .call(ANA, "GetParameter", "{'name': '/app/url'}")
                    .call(BO, "GetParametersByPath", "{'path': '/', 'recursive': true}");

            assertThat(story.ask("""
                            {"size": 0, "query": {"bool": {"filter": [{"term": {"aws.ssm.capability": "Parameter Store"}},
                                {"term": {"aws.principal.actor": "person"}}]}},
                             "aggs": {"who": {"terms": {"field": "aws.principal.session_name", "order": {"_key": "asc"}},
                               "aggs": {"window": {"date_histogram": {"field": "@timestamp", "fixed_interval": "10m", "min_doc_count": 1},
                                 "aggs": {"names": {"cardinality": {"field": "aws.ssm.parameter.name"}}}}}}}}
                            """).buckets())
                    .containsExactly(
                            "ana@example.com | 2026-11-02T10:00:00.000Z | 1",
                            "bo@example.com | 2026-11-02T10:00:00.000Z | 30");
            assertThat(story.ask("""
                            {"query": {"term": {"aws.ssm.parameter.path": "/"}}, "_source": false,
                             "fields": ["event.action", "aws.principal.session_name"]}
                            """).hits("event.action", "aws.principal.session_name"))
                    .containsExactly("GetParametersByPath | bo@example.com");
        }
    }

    @Test
    void q13WhichParametersWereCreatedOverwrittenRelabelledOrDeletedByWhom() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(
                            TERRAFORM,
                            "PutParameter",
                            "{'name': '/app/url', 'type': 'String', 'overwrite': false}",
                            "{'version': 1, 'tier': 'Standard'}")
                    .call(
                            BO,
                            "PutParameter",
                            "{'name': '/app/key', 'type': 'SecureString', 'overwrite': true}",
                            "{'version': 4}")
                    .call(
                            BO,
                            "LabelParameterVersion",
                            "{'name': '/app/key', 'parameterVersion': 3, 'labels': ['live']}",
                            "{'parameterVersion': 3}")
                    .call(
                            ANA,
                            "DeleteParameters",
                            "{'names': ['/old/a', '/old/b']}",
                            "{'deletedParameters': ['/old/a', '/old/b']}")
                    .call(ANA, "GetParameter", "{'name': '/app/key'}");

            assertThat(story.ask("""
                            {"query": {"bool": {"filter": [{"term": {"aws.ssm.capability": "Parameter Store"}},
                                {"term": {"aws.ssm.access_level": "write"}}]}},
                             "sort": "@timestamp", "_source": false,
                             "fields": ["event.action", "aws.ssm.parameter.name", "aws.ssm.parameter.version", "aws.ssm.parameter.type",
                               "aws.principal.actor", "user_agent.name"]}
                            """)
                            .hits(
                                    "event.action",
                                    "aws.ssm.parameter.name",
                                    "aws.ssm.parameter.version",
                                    "aws.ssm.parameter.type",
                                    "aws.principal.actor",
                                    "user_agent.name"))
                    .containsExactly(
                            "PutParameter | /app/url | 1 | String | automation | Terraform",
                            "PutParameter | /app/key | 4 | SecureString | person | aws-cli",
                            "LabelParameterVersion | /app/key | 3 | - | person | aws-cli",
                            "DeleteParameters | /old/a,/old/b | - | - | person | aws-cli");
        }
    }
}
