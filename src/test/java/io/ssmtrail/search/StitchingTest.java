package io.ssmtrail.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.testing.TestElasticsearch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StitchingTest {

    private static final String INDEX = TestElasticsearch.uniqueName("stitching");

    @BeforeAll
    static void index() {
        TestElasticsearch.put("/" + INDEX, """
                {"mappings":{"dynamic":false,"properties":{"@timestamp":{"type":"date"},\
                "event":{"properties":{"action":{"type":"keyword"}}},\
                "aws":{"properties":{"ssm":{"properties":{"command":{"properties":{"id":{"type":"keyword"}}}}}}}}}}""");
        for (String event : List.of(
                event("2026-11-20T10:00:02Z", "GetCommandInvocation"), event("2026-11-20T10:00:00Z", "SendCommand"))) {
            TestElasticsearch.post("/" + INDEX + "/_doc?refresh=true", event);
        }
    }

    @AfterAll
    static void delete() {
        TestElasticsearch.deleteIndices(INDEX);
    }

    private static String event(String time, String action) {
        return """
                {"@timestamp":"%s","event":{"action":"%s","original":"{}"},\
                "aws":{"ssm":{"command":{"id":"c-1"},"comment":"long"},"cloudtrail":{"flattened":{"request_parameters":"long"}}}}""".formatted(time, action);
    }

    @Test
    void theEventsOfAGroupComeInOrderAndWithNothingThatNobodyReads() throws IOException {
        try (Elastic elastic = Elastic.connect(ConnectionSettings.of(TestElasticsearch.url()))) {
            Stitching stitching = new Stitching(
                    new EventSearch(elastic, INDEX, FieldNames.shipped()),
                    "aws.ssm.command.id",
                    List.of("SendCommand"),
                    List.of("GetCommandInvocation"),
                    List.of());

            List<List<String>> groups = stitching.newest(
                    EventFilter.all(),
                    10,
                    (id, events) -> events.stream().map(StitchingTest::text).toList());

            assertThat(groups).containsExactly(List.of("""
                            {"@timestamp":"2026-11-20T10:00:00Z","event":{"action":"SendCommand"},\
                            "aws":{"ssm":{"command":{"id":"c-1"}}}}""", """
                            {"@timestamp":"2026-11-20T10:00:02Z","event":{"action":"GetCommandInvocation"},\
                            "aws":{"ssm":{"command":{"id":"c-1"}}}}"""));
        }
    }

    private static String text(Event event) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            event.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }
}
