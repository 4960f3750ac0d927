package io.ssmtrail.questions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody finds who knows a word and no field, and what in fields that have no index of their own. */
class WordSearchTest {

    private static final Caller ANA = Caller.personWithMultiFactor("Ops", "ana@example.com", "203.0.113.10");

    @ParameterizedTest
    @ValueSource(
            strings = {"\"ana@example.com\"", "StartSession", "\"i-00000000000000001\"", "\"203.0.113.10\"", "ana*"})
    void aWordIsLookedForInAllThatCallersAndTheirTargetsAreNamedBy(String words) throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise().call(ANA, "StartSession", "{'target': 'i-00000000000000001'}");

            assertThat(story.ask("""
                            {"query": {"query_string": {"query": "%s"}}, "_source": false,
                             "fields": ["event.action", "aws.principal.email"]}
                            """.formatted(words.replace("\"", "\\\"")))
                            .hits("event.action", "aws.principal.email"))
                    .containsExactly("StartSession | ana@example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'term': {'user_agent.name': 'Terraform'}}",
                "{'wildcard': {'user_agent.name': 'Terra*'}}",
                "{'prefix': {'user_agent.version': '1.'}}",
            })
    void aFieldOfDocValuesOnlyAnswersAsAnyOther(String query) throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise()
                    .call(ANA, "ListCommands", "{}")
                    .call(Caller.terraform("198.51.100.30"), "GetParameter", "{'name': '/app/url'}");

            assertThat(story.ask("""
                            {"query": %s, "_source": false, "fields": ["event.action", "user_agent.name"]}
                            """.formatted(query.replace('\'', '"'))).hits("event.action", "user_agent.name"))
                    .containsExactly("GetParameter | Terraform");
        }
    }

    @Test
    void anEventOfTheArchiveIsFoundByWhatTheRecordSays() throws Exception {
        try (Story story = Story.begin()) {
            story.amidNoise().call(ANA, "ListCommands", "{}").call(Caller.root("203.0.113.99"), "ListCommands", "{}");

            assertThat(story.ask("""
                            {"query": {"term": {"aws.cloudtrail.user_identity.type": "Root"}}, "_source": false,
                             "fields": ["event.action", "aws.principal.kind"]}
                            """).hits("event.action", "aws.principal.kind"))
                    .containsExactly("ListCommands | root");
        }
    }
}
