package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Templates;
import io.ssmtrail.testing.FaultProxy;
import io.ssmtrail.testing.FaultProxy.Fault;
import io.ssmtrail.testing.FaultProxy.Plan;
import io.ssmtrail.testing.FaultProxy.Watcher;
import io.ssmtrail.testing.TestElasticsearch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCommandTest {

    /** Named so that the template takes it, and no other test sees it for long. */
    private static final String INDEX = "ssm-cloudtrail-" + TestElasticsearch.uniqueName("search");

    private static final String DELETE_DOCUMENT = """
            {"@timestamp":"2018-03-06T20:30:12Z","event":{"action":"DeleteDocument","id":"832b82d5-d474-44e8-a51d-093ccEXAMPLE",\
            "provider":"ssm.amazonaws.com","outcome":"success","original":"{\\"eventName\\":\\"DeleteDocument\\"}"},\
            "aws":{"principal":{"id":"arn:aws:iam::123456789012:role/example-role","arn":"arn:aws:iam::123456789012:role/example-role",\
            "name":"example-role","session_name":"203.0.113.11","actor":"person"},\
            "ssm":{"capability":"Documents","document":{"name":"example-Document",\
            "arn":"arn:aws:ssm:us-east-2:123456789012:document/example-Document"}},\
            "cloudtrail":{"read_only":"false","request_id":"86168559-75e9-11e4-8cf8-75d18EXAMPLE",\
            "user_identity":{"arn":"arn:aws:sts::123456789012:assumed-role/example-role/203.0.113.11",\
            "access_key_id":"AKIAIOSFODNN7EXAMPLE"},\
            "resources":{"arn":"arn:aws:ssm:us-east-2:123456789012:document/example-Document"}}},\
            "cloud":{"account":{"id":"123456789012"},"region":"us-east-2"},"user":{"name":"example-role"},\
            "source":{"ip":"203.0.113.11","address":"203.0.113.11"},"related":{"ip":"203.0.113.11"}}""";

    private static final String DENIED_READ = """
            {"@timestamp":"2026-11-20T08:00:00Z","event":{"action":"GetParameter","id":"e-denied",\
            "outcome":"failure"},"error":{"code":"AccessDeniedException",\
            "message":"User is not authorized"},\
            "aws":{"principal":{"id":"arn:aws:iam::111122223333:user/bob","name":"bob","actor":"person"},\
            "ssm":{"capability":"Parameter Store","parameter":{"name":"/app/db/password"}},"cloudtrail":{"read_only":"true"}},\
            "cloud":{"account":{"id":"111122223333"},"region":"eu-west-1"},"user":{"name":"bob","email":"bob@example.com"},\
            "source":{"ip":"2001:db8::7","address":"2001:db8::7"},"related":{"ip":"2001:db8::7","user":["bob@example.com"]}}""";

    private static final int SESSIONS = 4_500;

    @BeforeAll
    static void index() {
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            Templates.install(elastic);
        }
        List<String> documents = new ArrayList<>(List.of(DELETE_DOCUMENT, DENIED_READ));
        IntStream.range(0, SESSIONS).mapToObj(SearchCommandTest::session).forEach(documents::add);
        StringBuilder bulk = new StringBuilder();
        documents.forEach(
                document -> bulk.append("{\"index\":{}}\n").append(document).append('\n'));
        TestElasticsearch.post("/" + INDEX + "/_bulk?refresh=true", bulk.toString());
    }

    @AfterAll
    static void delete() {
        TestElasticsearch.deleteIndices(INDEX);
    }

    /** Of the same second by the dozen, as they stand in archives. */
    private static String session(int number) {
        return """
                {"@timestamp":"2026-11-01T00:%02d:%02dZ","event":{"action":"StartSession","id":"s-%05d","outcome":"success",\
                "original":"{\\"eventName\\":\\"StartSession\\",\\"number\\":%d}"},\
                "aws":{"principal":{"name":"ops","actor":"person"},"cloudtrail":{"read_only":"false"},\
                "ssm":{"capability":"Session Manager","node":{"id":"i-%017d"}}}}""".formatted(number / 3000, number / 50 % 60, number, number, number % 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DeleteDocument",
                "ssm.amazonaws.com",
                "832b82d5-d474-44e8-a51d-093ccEXAMPLE",
                "86168559-75e9-11e4-8cf8-75d18EXAMPLE",
                "arn:aws:iam::123456789012:role/example-role",
                "arn:aws:sts::123456789012:assumed-role/example-role/203.0.113.11",
                "arn:aws:ssm:us-east-2:123456789012:document/example-Document",
                "arn:aws:ssm:*:document/example-Document",
                "203.0.113.11",
                "203.0.113.0/24",
                "example-role",
                "example-Doc*",
                "AKIAIOSFODNN7EXAMPLE",
                "us-east-2",
                "@timestamp:[2018-03-06 TO 2018-03-07]",
                "@timestamp:<2018-03-06T20:30:13Z",
                "action:DeleteDocument AND NOT region:eu-west-1",
                "--action=deletedocument",
                "--principal=example",
                "--principal=arn:aws:iam::123456789012:role/example-role",
                "--document=example-document",
                "--account=123456789012",
                "--ip=203.0.113.0/25",
                "--until=2019-01-01",
                "--capability=documents",
            })
    void anEventIsFoundByWhatStandsInItAndNoOther(String query) {
        CommandRun run = search("-o", "ndjson", "--columns", "id", query);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("{\"id\":\"832b82d5-d474-44e8-a51d-093ccEXAMPLE\"}\n");
    }

    @Test
    void filtersCombineAndRepeatedOnesAreAlternatives() {
        assertThat(count("--failed")).isEqualTo(1);
        assertThat(count("--failed", "--writes")).isZero();
        assertThat(count("--parameter", "/app/")).isEqualTo(1);
        assertThat(count("--parameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/app/db/password"))
                .isEqualTo(1);
        assertThat(count("--ip", "2001:db8::/32")).isEqualTo(1);
        assertThat(count("bob@example.com")).isEqualTo(1);
        assertThat(count("--action", "GetParameter", "--action", "DeleteDocument"))
                .isEqualTo(2);
        assertThat(count("--node", "i-00000000000000001", "--capability", "session-manager"))
                .isEqualTo(643);
        assertThat(count("--actor", "person", "--since", "2026-01-01")).isEqualTo(SESSIONS + 1);
    }

    @Test
    void allEventsComeOnceEachAndInOrderHoweverManyThereAre() {
        List<String> ids = search("--all", "--oldest", "--action", "StartSession", "-o", "csv", "--columns", "time,id")
                .out()
                .lines()
                .skip(1)
                .toList();
        assertThat(ids).hasSize(SESSIONS).doesNotHaveDuplicates();
        assertThat(ids.stream().map(line -> line.substring(0, 20))).isSorted();
    }

    @Test
    void rawGivesTheRecordsAsTheyStoodInTheArchive() {
        assertThat(search("DeleteDocument", "--raw").out()).isEqualTo("{\"eventName\":\"DeleteDocument\"}\n");
        assertThat(search("StartSession", "--raw", "--all").out().lines()).hasSize(SESSIONS);
    }

    @Test
    void theTableIsNewestFirstAndTellsOfTheRest() {
        CommandRun run = search("--size", "1", "--width", "80");
        assertThat(run.out()).isEqualTo("""
                        TIME (UTC)           ACTION        PRINCIPAL  TARGET            RESULT
                        2026-11-20 08:00:00  GetParameter  bob        /app/db/password  AccessDeniedExc…
                        """);
        assertThat(run.err())
                .isEqualToNormalizingNewlines("1 of 4,502 events; --size N shows more, --all shows all.\n");
    }

    @Test
    void aWholeAnswerIsNoFailureBecauseElasticsearchLetGoOfItBefore() {
        try (FaultProxy proxy = new FaultProxy(TestElasticsearch.url(), "/_pit", closing -> Fault.TOO_MANY_REQUESTS)) {
            CommandRun run = searchAt(proxy.url().toString(), "--all", "-o", "ndjson", "--columns", "id");
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out().lines()).hasSize(SESSIONS + 2);
        }
    }

    @Test
    void thatElasticsearchLetGoOfAnAnswerInTheMiddleIsSaidForWhatItIs() {
        AtomicReference<String> pointInTime = new AtomicReference<>("");
        Plan lostAfterFirstPage = page -> {
            if (page == 4) {
                TestElasticsearch.delete("/_pit", "{\"id\":\"" + pointInTime.get() + "\"}");
            }
            return Fault.NONE;
        };
        Watcher id = (page, answer) -> pointInTime.set(answer.replaceFirst(".*\"pit_id\":\"([^\"]+)\".*", "$1"));
        try (FaultProxy proxy = new FaultProxy(TestElasticsearch.url(), "/_search", lostAfterFirstPage, id)) {
            CommandRun run = searchAt(proxy.url().toString(), "--all", "-o", "ndjson", "--columns", "id");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("let go of what was being read", "is not all", "Run it again.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2000, '2,000 of 4,502 events; --size N shows more, --all shows all.'",
        "2001, '2,001 of 4,502 events; --size N shows more, --all shows all.'",
        "4501, '4,501 of 4,502 events; --size N shows more, --all shows all.'",
        "4502, ''",
        "9000, ''"
    })
    void thatThereIsMoreIsToldHoweverManyAreShown(String size, String told) {
        CommandRun run = search("--size", size, "-o", "ndjson", "--columns", "id");
        assertThat(run.out().lines()).hasSize(Math.min(Integer.parseInt(size), SESSIONS + 2));
        assertThat(run.err().strip()).isEqualTo(told);
    }

    @Test
    void findingNothingIsSaidWhereItDoesNotHurtAPipe() {
        CommandRun run = search("nosuchthing", "-o", "ndjson");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("No event matches.").contains("nosuchthing*");
    }

    @Test
    void aMissingIndexPointsToLoading() {
        for (String all : List.of("--all", "--count", "--oldest")) {
            CommandRun run = CommandRun.withElasticsearch("search", "--index", "ssm-cloudtrail-nosuch-*", all);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("ssm-cloudtrail-nosuch-*", "ssmtrail load");
        }
    }

    @Test
    void anUnreadableQueryShowsWhereAndEndsWith2() {
        CommandRun run = search("action:(a OR");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("\n  action:(a OR\n         ^\n");
    }

    @Test
    void elasticsearchThatIsDownEndsWith3() {
        CommandRun run = CommandRun.of("search", "--url", "http://localhost:1");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("http://localhost:1", "cannot be reached");
    }

    private static long count(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--count");
        return Long.parseLong(search(all.toArray(String[]::new)).out().strip());
    }

    private static CommandRun search(String... arguments) {
        return searchAt(TestElasticsearch.url().toString(), arguments);
    }

    private static CommandRun searchAt(String url, String... arguments) {
        List<String> all = new ArrayList<>(List.of("search", "--url", url, "--index", INDEX, "--color", "never"));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }
}
