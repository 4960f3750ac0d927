package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.testing.TestElasticsearch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is put together from several events: sessions, commands, one event with its surroundings, reports, findings. */
class InvestigationTest {

    private static final String INDEX = "ssm-cloudtrail-" + TestElasticsearch.uniqueName("investigation");

    private static final String SESSION = "alice-0a1b2c3d4e5f67890";

    @BeforeAll
    static void index() {
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            Templates.install(elastic);
        }
        List<String> documents = new ArrayList<>();
        // The end comes before the start, as it may in archives.
        documents.add(event(
                "s-2",
                "2026-11-20T09:40:30Z",
                "TerminateSession",
                "bob",
                "\"session\":{\"id\":[\"" + SESSION + "\"]}"));
        documents.add(
                event(
                        "s-1",
                        "2026-11-20T09:00:00Z",
                        "StartSession",
                        "alice",
                        "\"node\":{\"id\":[\"i-0123456789abcdef0\"]},\"session\":{\"id\":[\"" + SESSION
                                + "\"],\"kind\":\"remote_port_forwarding\",\"remote_host\":\"db.example.internal\",\"port\":\"5432\"}"));
        documents.add(event(
                "s-3",
                "2026-11-20T08:00:00Z",
                "StartSession",
                "carol",
                "\"node\":{\"id\":[\"mi-00000000000000001\"]},\"session\":{\"id\":[\"carol-1\"],\"kind\":\"shell\"}"));
        documents.add(event(
                "s-4",
                "2026-11-01T08:00:00Z",
                "ResumeSession",
                "dave",
                "\"session\":{\"id\":[\"dave-0123456789abcdef0\"]}"));
        documents.add(
                event(
                        "c-1",
                        "2026-11-20T10:00:00Z",
                        "SendCommand",
                        "alice",
                        "\"command\":{\"id\":[\"cmd-1\"]},\"document\":{\"name\":[\"AWS-RunShellScript\"]},"
                                + "\"node\":{\"id\":[\"i-1\",\"i-2\",\"i-3\"]},\"output\":{\"bucket\":[\"example-output\"],\"log_group\":[\"ssm\"]}"));
        for (int i = 0; i < 3; i++) {
            documents.add(event(
                    "c-2" + i,
                    "2026-11-20T10:01:0" + i + "Z",
                    "GetCommandInvocation",
                    "alice",
                    "\"command\":{\"id\":[\"cmd-1\"]},\"node\":{\"id\":[\"i-" + i + "\"]}"));
        }
        documents.add(event(
                "a-1",
                "2026-11-19T10:00:00Z",
                "StartAutomationExecution",
                "bob",
                "\"automation\":{\"execution_id\":[\"auto-1\"]},\"document\":{\"name\":[\"AWS-RestartEC2Instance\"]},"
                        + "\"target\":[\"tag:Env=prod\"]"));
        documents.add(event("k-1", "2026-11-10T10:00:00Z", "ListDocuments", "carol", ""));
        documents.add(event(
                "p-1",
                "2026-11-12T10:00:00Z",
                "ModifyDocumentPermission",
                "mallory",
                "\"document\":{\"name\":[\"Deploy\"]},\"shared_with\":[\"all\"]"));
        StringBuilder bulk = new StringBuilder();
        documents.forEach(
                document -> bulk.append("{\"index\":{}}\n").append(document).append('\n'));
        TestElasticsearch.post("/" + INDEX + "/_bulk?refresh=true", bulk.toString());
    }

    @AfterAll
    static void delete() {
        TestElasticsearch.deleteIndices(INDEX);
    }

    private static String event(String id, String time, String action, String who, String entities) {
        return """
                {"@timestamp":"%s","event":{"id":"%s","action":"%s","outcome":"success","provider":"ssm.amazonaws.com",\
                "original":"{\\"eventID\\":\\"%s\\"}"},"user":{"name":"%s"},\
                "aws":{"principal":{"id":"arn:aws:iam::111122223333:user/%s","name":"%s","actor":"person","kind":"iam_user"},\
                "ssm":{%s},"cloudtrail":{"user_identity":{"arn":"arn:aws:iam::111122223333:user/%s","access_key_id":"AKIA%s"}}},\
                "source":{"ip":"203.0.113.11","address":"203.0.113.11"},\
                "cloud":{"account":{"id":"111122223333"},"region":"eu-west-1"}}""".formatted(time, id, action, id, who, who, who, entities, who, who);
    }

    @Test
    void sessionsArePutTogetherFromTheirEvents() {
        assertThat(run("sessions", "--width", "160").out()).isEqualTo("""
                STARTED (UTC)        OWNER  SOURCE        NODE                  KIND                    TO                      LASTED         ENDED BY  SESSION
                2026-11-20 09:00:00  alice  203.0.113.11  i-0123456789abcdef0   remote_port_forwarding  db.example.internal:5…  40m 30s        bob       alice-0a1b2c3d4e5f67890
                2026-11-20 08:00:00  carol  203.0.113.11  mi-00000000000000001  shell                                           no end seen              carol-1
                                     dave                                                                                       no start seen            dave-0123456789abcdef0
                """);
    }

    @Test
    void sessionsOnANarrowScreen() {
        assertThat(run("sessions", "--width", "80", "--size", "2").out()).isEqualTo("""
                STARTED (UTC)        OWNER  NODE                KIND                 LASTED
                2026-11-20 09:00:00  alice  i-0123456789abcde…  remote_port_forwar…  40m 30s
                2026-11-20 08:00:00  carol  mi-00000000000000…  shell                no end seen
                """);
    }

    @Test
    void aFilterThatMeetsOneEventOfASessionGivesTheWholeSession() {
        assertThat(run("sessions", "--principal", "bob", "-o", "json").out()).isEqualTo("""
                [ {
                  "id" : "alice-0a1b2c3d4e5f67890",
                  "started" : "2026-11-20T09:00:00Z",
                  "ended" : "2026-11-20T09:40:30Z",
                  "seconds" : 2430,
                  "owner" : "alice",
                  "owner_arn" : "arn:aws:iam::111122223333:user/alice",
                  "source" : "203.0.113.11",
                  "node" : [ "i-0123456789abcdef0" ],
                  "kind" : "remote_port_forwarding",
                  "forwards_to" : "db.example.internal:5432",
                  "resumed" : 0,
                  "ended_by" : "bob",
                  "account" : "111122223333",
                  "region" : "eu-west-1"
                } ]
                """);
    }

    @ParameterizedTest
    @CsvSource({"sessions, 0", "sessions, -1", "commands, 0", "commands, -1"})
    void toShowNothingIsNoRequest(String command, String size) {
        CommandRun run = run(command, "--size=" + size);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--size " + size, "--size 1 or more").doesNotContain("matches");
    }

    @Test
    void commandsAndAutomationsTellReachAndOutput() {
        assertThat(run("commands", "--width", "160").out()).isEqualTo("""
                STARTED (UTC)        KIND        CALLER  SOURCE        DOCUMENT                REACH         OUTPUT                   LOOKED AT  ID
                2026-11-20 10:00:00  command     alice   203.0.113.11  AWS-RunShellScript      3 nodes       s3://example-output ssm  3          cmd-1
                2026-11-19 10:00:00  automation  bob     203.0.113.11  AWS-RestartEC2Instance  tag:Env=prod                           0          auto-1
                """);
    }

    @Test
    void allThatIsKnownOfACommandIsToldToPrograms() {
        assertThat(run("commands", "--action", "SendCommand", "-o", "json").out())
                .isEqualTo("""
                [ {
                  "id" : "cmd-1",
                  "kind" : "command",
                  "started" : "2026-11-20T10:00:00Z",
                  "caller" : "alice",
                  "caller_arn" : "arn:aws:iam::111122223333:user/alice",
                  "source" : "203.0.113.11",
                  "document" : "AWS-RunShellScript",
                  "nodes" : [ "i-1", "i-2", "i-3" ],
                  "targets" : [ ],
                  "output" : [ "s3://example-output", "ssm" ],
                  "lookups" : 3,
                  "looked_at_by" : [ "alice" ],
                  "account" : "111122223333",
                  "region" : "eu-west-1"
                } ]
                """);
    }

    @Test
    void anEventIsShownWithWhatBelongsToIt() {
        assertThat(run("show", "s-1").out()).isEqualTo("""
                StartSession  2026-11-20 09:00:00 UTC  ok
                ssm.amazonaws.com

                Who
                  principal     alice
                  arn           arn:aws:iam::111122223333:user/alice
                  actor         person, iam_user

                Where
                  source        203.0.113.11
                  account       111122223333
                  region        eu-west-1

                On what
                  node          i-0123456789abcdef0
                  port          5432
                  remote host   db.example.internal
                  session       alice-0a1b2c3d4e5f67890
                  session kind  remote_port_forwarding

                Belongs to
                  session       2 events: ssmtrail search 'aws.ssm.session.id:"alice-0a1b2c3d4e5f67890"'
                  access key    5 events: ssmtrail search 'aws.cloudtrail.user_identity.access_key_id:"AKIAalice"'

                Record
                {
                  "eventID" : "s-1"
                }
                """);
    }

    @Test
    void anEventThatIsNotThereIsSaidToBeMissing() {
        CommandRun run = run("show", "nosuch");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no event 'nosuch'");
    }

    @Test
    void theReportTellsWhatHappenedAndWhoIsNew() {
        assertThat(run("report", "--width", "80").out()).isEqualTo("""
                Systems Manager from 2026-11-13 10:01 to 2026-11-20 10:01 UTC
                8 events, 0 of them failed

                Events over time
                2026-11-13          0
                2026-11-14          0
                2026-11-15          0
                2026-11-16          0
                2026-11-17          0
                2026-11-18          0
                2026-11-19          1  ████████
                2026-11-20          7  ████████████████████████████████████████████████████████

                Most frequent actions
                          3  GetCommandInvocation
                          2  StartSession
                          1  SendCommand
                          1  StartAutomationExecution
                          1  TerminateSession

                People: 8 events
                          5  alice
                          2  bob
                          1  carol

                Nodes, without what their agents do
                          2  i-1
                          2  i-2
                          1  i-0
                          1  i-0123456789abcdef0
                          1  i-3
                          1  mi-00000000000000001

                Principals that are new against the period before: 2
                          5  alice
                          2  bob

                2 sessions started on 2 nodes
                          1  alice
                          1  carol
                """);
    }

    @Test
    void theReportIsMarkdownOrJsonToo() {
        assertThat(run("report", "-o", "md").out())
                .startsWith(
                        "# Systems Manager from 2026-11-13 10:01 to 2026-11-20 10:01 UTC\n\n8 events, 0 of them failed\n")
                .contains("| 5 | `alice` |");
        assertThat(run("report", "-o", "json").out())
                .contains("\"since\" : \"2026-11-13T10:01:03Z\"", "\"new_principals\" : [");
    }

    @Test
    void findingsAreShownAndDecideTheExitCode() {
        CommandRun run = run("findings", "--rule", "document-public", "--width", "160", "--fail-on", "high");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                FIRST (UTC)          SEVERITY  FINDING                         PRINCIPAL  SOURCE        TARGET  EVENTS  ATT&CK
                2026-11-12 10:00:00  critical  Document shared with everybody  mallory    203.0.113.11  all     1       T1537
                """);
        assertThat(run("findings", "--rule", "root-used", "--fail-on", "high").exitCode())
                .isZero();
        assertThat(run("findings", "--since", "2026-11-15", "--severity", "critical", "--fail-on", "low")
                        .exitCode())
                .isZero();
    }

    @Test
    void taggingTwiceWritesTheSameFindingOnce() {
        String own = "--rule=document-public";
        CommandRun first = run("findings", own, "--tag");
        CommandRun second = run("findings", own, "--tag");
        try {
            assertThat(first.err()).contains("1 of them are new in ssmtrail-findings");
            assertThat(second.err()).contains("0 of them are new in ssmtrail-findings");
            assertThat(TestElasticsearch.count("ssmtrail-findings")).isEqualTo(1);
        } finally {
            TestElasticsearch.deleteIndices("ssmtrail-findings");
        }
    }

    private static CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--index", INDEX, "--color", "never"));
        return CommandRun.withElasticsearch(all.toArray(String[]::new));
    }
}
