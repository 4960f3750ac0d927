package io.ssmtrail.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.testing.TestElasticsearch;
import io.ssmtrail.testing.Trail;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The record that AWS shows on its page on logging Systems Manager calls, from the archive to the answer.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-cloudtrail-logs.html">Logging AWS
 *     Systems Manager API calls with AWS CloudTrail</a>
 */
class AwsExampleTest {

    private static final String INDEX = "ssm-cloudtrail-2018.03";
    private static final String ID = "832b82d5-d474-44e8-a51d-093ccEXAMPLE";

    /** A refused call of the same month, which has nothing in common with it. */
    private static final String OTHER = Trail.record(
            "e-other",
            "2018-03-07T08:00:00Z",
            "\"eventSource\":\"ssmmessages.amazonaws.com\",\"eventName\":\"OpenDataChannel\",\"errorCode\":\"AccessDenied\"");

    @BeforeAll
    static void load(@TempDir Path folder) {
        TestElasticsearch.deleteIndices(INDEX);
        Path other = Trail.write(folder.resolve("other.json"), Trail.file(OTHER));
        CommandRun load =
                CommandRun.withElasticsearch("load", "--reload", archive().toString(), other.toString());
        assertThat(load.exitCode()).as(load.err()).isZero();
        assertThat(TestElasticsearch.count(INDEX)).isEqualTo(2);
    }

    @AfterAll
    static void removeEvents() {
        TestElasticsearch.deleteIndices(INDEX);
    }

    @ParameterizedTest
    @CsvSource({
        "/@timestamp, 2018-03-06T20:30:12Z",
        "/event/action, DeleteDocument",
        "/event/provider, ssm.amazonaws.com",
        "/event/outcome, success",
        "/cloud/region, us-east-2",
        "/source/ip, 203.0.113.11",
        "/aws/principal/arn, arn:aws:iam::123456789012:role/example-role",
        "/aws/cloudtrail/user_identity/arn, arn:aws:sts::123456789012:assumed-role/example-role/203.0.113.11",
        "/user/name, example-role",
        "/aws/cloudtrail/resources/0/arn, arn:aws:ssm:us-east-2:123456789012:document/example-Document",
        "/aws/ssm/document/name/0, example-Document",
        "/aws/ssm/capability, Documents"
    })
    void itBecomesADocument(String place, String value) throws IOException {
        JsonNode document = new JsonMapper()
                .readTree(CommandRun.of("map", archive().toString()).out());

        assertThat(document.at(place).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@timestamp:\"2018-03-06T20:30:12Z\"",
                "event.action:DeleteDocument",
                "event.provider:ssm.amazonaws.com",
                "event.outcome:success",
                "cloud.region:us-east-2",
                "source.ip:203.0.113.11",
                "aws.principal.arn:\"arn:aws:iam::123456789012:role/example-role\"",
                "aws.cloudtrail.user_identity.arn:\"arn:aws:sts::123456789012:assumed-role/example-role/203.0.113.11\"",
                "user.name:example-role",
                "aws.cloudtrail.resources.arn:\"arn:aws:ssm:us-east-2:123456789012:document/example-Document\"",
                "DeleteDocument",
                "203.0.113.11",
                "example-role",
                "example-Document",
                "arn:aws:iam::123456789012:role/example-role",
                "arn:aws:sts::123456789012:assumed-role/example-role/203.0.113.11",
                "arn:aws:ssm:us-east-2:123456789012:document/example-Document"
            })
    void searchFindsItAndNoOtherBy(String query) {
        CommandRun search = CommandRun.withElasticsearch(
                "search", query, "--until", "2018-04-01", "-o", "ndjson", "--columns", "id");

        assertThat(search.exitCode()).as(search.err()).isZero();
        assertThat(search.out()).isEqualTo("{\"id\":\"" + ID + "\"}\n");
    }

    @Test
    void searchGivesItBackByteForByte() throws IOException {
        CommandRun search = CommandRun.withElasticsearch("search", ID, "--until", "2018-04-01", "--raw");

        assertThat(search.out()).isEqualTo(Files.readString(archive()));
    }

    private static Path archive() {
        try {
            return Path.of(Objects.requireNonNull(AwsExampleTest.class.getResource("aws-delete-document.json"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
