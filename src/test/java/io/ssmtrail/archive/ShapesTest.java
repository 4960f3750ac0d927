package io.ssmtrail.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What exports make of records, beyond what CloudTrail itself writes. */
class ShapesTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String A = record("a");
    private static final String B = record("b");
    private static final String C = record("c");

    private static final String HISTORY =
            "User name,AWS access key,Event time,Event source,Event name,AWS region,Source IP address,User agent,Error code,"
                    + "Resources,Request ID,Event ID,Read-only,Event type,Recipient Account Id,Event category\r\n";

    @Test
    void theTimeThatCloudWatchLogsWritesBeforeARecordIsNoText() throws IOException {
        String lines = "2023-07-10T12:00:00.000Z " + A + "\n2023-07-10T12:00:01.000Z " + B + "\r\n"
                + "2023-07-10T12:00:02.123000+00:00 111122223333_CloudTrail_us-east-1 " + C + "\n";

        assertThat(read(lines)).containsExactly(A, B, C);
        assertThat(read("some words " + A + "\n")).containsExactly("malformed 1 at 0: some words ", A);
    }

    @Test
    void recordsMayBeStringsOneALine() throws IOException {
        assertThat(read(quoted(A) + "\n" + quoted(B) + "\r\n")).containsExactly(A, B);
        assertThat(read("[" + quoted(A) + ",\n " + quoted(B) + "]")).containsExactly(A, B);
        assertThat(read(A + "\n\"{no record}\"\n\"words\"\n" + B))
                .hasSize(4)
                .startsWith(A)
                .endsWith(B);
    }

    @Test
    void anAnswerOfElasticsearchIsReadHitByHit() throws IOException {
        String hits =
                "{\"took\":3,\"_shards\":{\"total\":1},\"hits\":{\"total\":{\"value\":2,\"relation\":\"eq\"},\"max_score\":null,"
                        + "\"hits\":[{\"_id\":\"1\",\"_source\":{\"event\":{\"original\":" + quoted(A)
                        + "}}},{\"_id\":\"2\",\"_source\":" + B + "}],\"x\":[1,{\"y\":[]}]},"
                        + "\"aggregations\":{\"a\":{\"buckets\":[]}}}";

        assertThat(read(hits)).containsExactly(A, B);
        assertThat(read(hits + "\n" + hits + C)).containsExactly(A, B, A, B, C);
        assertThat(read("{\"hits\":{\"total\":0,\"hits\":[]}}")).isEmpty();
    }

    @Test
    void anAnswerOfElasticsearchMayBeLongerThanARecordMay() throws IOException {
        String hit = "{\"_source\":" + record("x".repeat(1 << 20)) + "}";
        String hits = "{\"hits\":{\"hits\":[" + (hit + ",").repeat(19) + hit + "]}}";

        assertThat(read(hits)).hasSize(20).allMatch(text -> text.startsWith("{\"eventVersion\""));
    }

    @Test
    void rowsOfCloudTrailLakeAreReadWhereTheRecordIsWhole() throws IOException {
        String rows =
                "{\"QueryStatus\":\"FINISHED\",\"QueryStatistics\":{\"ResultsCount\":2},\"QueryResultRows\":[[{\"eventID\":\"a\"},"
                        + "{\"eventJson\":" + quoted(A) + "}],[{\"eventjson\":" + quoted(B)
                        + "}]],\"NextToken\":\"t\"}";

        assertThat(read(rows)).containsExactly(A, B);
        assertThat(read(rows.replace("\"eventjson\"", "\"eventName\"") + C))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo(A),
                        two -> assertThat(two).startsWith("malformed 2 at "),
                        three -> assertThat(three).isEqualTo(C));
    }

    @Test
    void eventHistoryBecomesRecordsAsFarAsItsColumnsGo() throws IOException {
        String csv = HISTORY
                + "alice,AKIAEXAMPLE,2026-03-01T10:00:00Z,ssm.amazonaws.com,StartSession,eu-west-1,192.0.2.7,\"aws-cli/2.17, x\","
                + "AccessDenied,\"[{\"\"resourceType\"\":\"\"AWS::EC2::Instance\"\",\"\"resourceName\"\":\"\"i-0123456789abcdef0\"\"},"
                + "{\"\"resourceType\"\":\"\"AWS::SSM::Document\"\",\"\"resourceName\"\":\"\"arn:aws:ssm:eu-west-1:111122223333:document/D\"\"}]\","
                + "r-1,e-1,FALSE,AwsApiCall,11122223333,Management\r\n"
                + ",,2026-03-01T10:00:01Z,ssm.amazonaws.com,GetParameter,eu-west-1,,,,[],,e-2,true,AwsApiCall,5.28758E+11,\r\n";

        List<String> records = read(csv);

        assertThat(records).hasSize(2);
        assertThat(JSON.readTree(records.get(0))).isEqualTo(JSON.readTree("""
                {"ssmtrail.source":"event-history-csv","eventTime":"2026-03-01T10:00:00Z","eventSource":"ssm.amazonaws.com",
                 "eventName":"StartSession","awsRegion":"eu-west-1","sourceIPAddress":"192.0.2.7","userAgent":"aws-cli/2.17, x",
                 "errorCode":"AccessDenied","requestID":"r-1","eventID":"e-1","readOnly":false,"eventType":"AwsApiCall",
                 "recipientAccountId":"011122223333","eventCategory":"Management",
                 "resources":[{"resourceType":"AWS::EC2::Instance","resourceName":"i-0123456789abcdef0"},
                  {"type":"AWS::SSM::Document","ARN":"arn:aws:ssm:eu-west-1:111122223333:document/D"}],
                 "userIdentity":{"userName":"alice","accessKeyId":"AKIAEXAMPLE"}}"""));
        JsonNode second = JSON.readTree(records.get(1));
        assertThat(second.has("recipientAccountId")).isFalse();
        assertThat(second.has("userIdentity")).isFalse();
        assertThat(second.path("readOnly").asBoolean()).isTrue();
    }

    @Test
    void eventHistoryThatASpreadsheetSavedIsReadToo() throws IOException {
        String csv = "\uFEFF" + """
                "User name";"Event time";"Event source";"Event name"
                bob;2026-03-01T10:00:00Z;ssm.amazonaws.com;SendCommand

                """;

        assertThat(read(csv))
                .singleElement()
                .satisfies(
                        record -> assertThat(record).contains("\"eventName\":\"SendCommand\"", "\"userName\":\"bob\""));
        assertThat(read(csv.getBytes(StandardCharsets.UTF_16))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sep=,\r\n", "\"sep=,\"\n", "\n", "\r\n  \r\n\n", "\n\nSEP=,\n\n", "\uFEFFsep=,\n", "sep=\"\n"})
    void whatASpreadsheetPutsBeforeTheHeaderIsPassedOver(String before) throws IOException {
        String csv = before + HISTORY + historyRow("e-1") + historyRow("e-2");
        List<String> records = read(csv);

        assertThat(records).hasSize(2);
        assertThat(records.get(0)).contains("\"eventID\":\"e-1\"");
        assertThat(records.get(1)).contains("\"eventID\":\"e-2\"");
    }

    @Test
    void theSeparatorThatASpreadsheetNamesHolds() throws IOException {
        assertThat(read("sep=;\n\"Event time\";Event source;Event name\n2026-03-01T10:00:00Z;ssm.amazonaws.com;A\n"))
                .hasSize(1);
        assertThat(read("sep=|\nEvent time|Event source|Event name\n2026-03-01T10:00:00Z|ssm.amazonaws.com|A\n"))
                .hasSize(1);
        assertThat(read("sep=\t\nEvent time\tEvent source\tEvent name\n\n2026-03-01T10:00:00Z\tssm.amazonaws.com\tA\n"))
                .hasSize(1);
    }

    @Test
    void placesInACsvFileCountWhatStandsBeforeTheHeader() throws IOException {
        String before = "sep=,\r\n\r\n" + HISTORY;

        assertThat(read(before + historyRow("").strip() + "\r\n" + historyRow("e-2")))
                .first()
                .asString()
                .startsWith("malformed 1 at " + before.length());
        assertThat(readUntilItFails(
                        before + historyRow("e-1") + historyRow("e-2").replace("aws-cli", "\"aws-cli")))
                .last()
                .isEqualTo("is cut off within quotes, in the row that begins on line 5");
    }

    @Test
    void blankLinesBeforeRecordsAreNoHeader() throws IOException {
        assertThat(read("\n  \n" + A + "\n" + B)).containsExactly(A, B);
    }

    @Test
    void aColumnMayBeNamedByMoreThanAWord() throws IOException {
        String csv = """
                "Notes, mine",Event time,Event source,Event name
                "seen, twice",2026-03-01T10:00:00Z,ssm.amazonaws.com,SendCommand
                """;

        assertThat(read(csv))
                .singleElement()
                .satisfies(record -> assertThat(record).contains("\"eventName\":\"SendCommand\""));
    }

    @Test
    void aRowThatHasNotTheColumnsOfTheHeaderIsNoRecord() throws IOException {
        String good = historyRow("e-1");
        String tooMany = historyRow("e-2").replace("aws-cli", "aws-cli,one,\"two, three\"");
        String csv = HISTORY + good + tooMany + historyRow("e-3");

        assertThat(read(csv))
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"eventID\":\"e-1\""),
                        two -> assertThat(two)
                                .isEqualTo("malformed 2 at " + (HISTORY + good).length() + ": " + tooMany.strip()),
                        three -> assertThat(three).contains("\"eventID\":\"e-3\""));
        assertThat(reasons(csv)).containsExactly("has 18 columns, where the header has 16");
        assertThat(reasons("eventid,eventjson\na," + cell(A) + ",more\nb\nc," + cell(B) + "\n"))
                .containsExactly("has 3 columns, where the header has 2", "has 1 column, where the header has 2");
    }

    @Test
    void aCsvFileIsReadToItsEndHoweverManyOfItsRowsAreBroken() throws IOException {
        assertThat(reasons(HISTORY + "a row\n".repeat(200))).hasSize(200);
        assertThat(read(HISTORY + "a row\n".repeat(200) + historyRow("e-1")))
                .last()
                .asString()
                .contains("\"eventID\":\"e-1\"");
    }

    @Test
    void aRowThatIsCutOffIsNoRecord() throws IOException {
        String whole = HISTORY + historyRow("e-1") + historyRow("e-2");
        String cut = whole.substring(0, whole.indexOf("e-2"));

        assertThat(read(cut)).hasSize(2).element(1).asString().startsWith("malformed 2 at ");
        assertThat(reasons(cut)).containsExactly("has 12 columns, where the header has 16");
    }

    @Test
    void aRowWithoutItsEventIdIsNoRecordWhereTheFileHasAColumnForIt() throws IOException {
        String csv = HISTORY + historyRow(" ") + historyRow("e-2");

        assertThat(read(csv)).hasSize(2).element(1).asString().contains("\"eventID\":\"e-2\"");
        assertThat(reasons(csv)).containsExactly("has no event id, although its file has a column for it");
    }

    @Test
    void aQuoteThatIsNeverClosedTakesNoOtherRowsAlongInSilence() throws IOException {
        String open = HISTORY
                + historyRow("e-1")
                + historyRow("e-2").replace("aws-cli", "\"aws-cli")
                + historyRow("e-3")
                + historyRow("e-4");
        String closedLater = open + historyRow("e-5").replace("aws-cli", "\"aws-cli\"");

        assertThat(readUntilItFails(open))
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"eventID\":\"e-1\""),
                        end -> assertThat(end).isEqualTo("is cut off within quotes, in the row that begins on line 3"));
        assertThat(readUntilItFails(closedLater))
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"eventID\":\"e-1\""),
                        end -> assertThat(end)
                                .isEqualTo(
                                        "cannot be read on from the row that begins on line 3: there is text behind quotes"));
    }

    @Test
    void aColumnOfACsvFileMayHoldTheRecordWhole() throws IOException {
        assertThat(read("@timestamp,@message,@logStream\n2026-03-01 10:00:00.000," + cell(A)
                        + ",s\n2026-03-01 10:00:01.000," + cell(B) + ",s\n"))
                .containsExactly(A, B);
        assertThat(read("\"eventid\",\"eventjson\"\n\"a\"," + cell(A.replace(",", ",\n")) + "\n\"c\",\"\"\n\"b\","
                        + cell(B)))
                .containsExactly(A.replace(",", ",\n"), "malformed 2 at " + offset(A) + ": ", B);
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotTakeTheFileIntoMemory() {
        String csv = "eventid,eventjson\na," + cell(A) + "\nb,\"" + "x".repeat(20 << 20);

        assertThatThrownBy(() -> read(csv)).hasMessageContaining("has a row longer than 16 MiB");
    }

    @Test
    void otherCsvFilesHoldNoRecords() {
        assertThatThrownBy(() -> read("name,age\nalice,40\n")).hasMessage("holds no CloudTrail records");
    }

    @Test
    void filesOfAllShapesMayLieInOneFolder(@TempDir Path folder) throws IOException, InterruptedException {
        write(folder, "1.json", "{\"Records\":[" + A + "]}", UTF_8);
        write(folder, "2.csv", HISTORY + ",,2026-03-01T10:00:00Z,ssm.amazonaws.com,GetParameter,,,,,,,h,,,,\n", UTF_8);
        write(folder, "3.log", "2023-07-10T12:00:00.000Z " + B + "\n", UTF_8);
        write(folder, "4", quoted(C) + "\n", StandardCharsets.UTF_16LE);
        write(folder, "5.ndjson", A + "\r\n" + B, UTF_8);
        write(folder, "6.txt", "{\"hits\":{\"hits\":[{\"_source\":" + C + "}]}}", UTF_8);
        TreeMap<String, Integer> counts = new TreeMap<>();

        new InputFinder(InputStream.nullInputStream()).find(List.of(folder.toString()), new InputFinder.Sink() {
            @Override
            public void found(ArchiveInput input) {
                try (InputReader reader = input.open()) {
                    counts.put(
                            folder.relativize(Path.of(input.name())).toString(),
                            texts(reader).size());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void unreadable(String name, String reason) {
                throw new AssertionError(name + reason);
            }
        });

        assertThat(counts).hasToString("{1.json=1, 2.csv=1, 3.log=1, 4=1, 5.ndjson=2, 6.txt=1}");
    }

    private static String historyRow(String id) {
        return "alice,AKIAEXAMPLE,2026-03-01T10:00:00Z,ssm.amazonaws.com,StartSession,eu-west-1,192.0.2.7,aws-cli,,[],r-1,"
                + id + ",FALSE,AwsApiCall,111122223333,Management\r\n";
    }

    private static int offset(String record) {
        return "\"eventid\",\"eventjson\"\n\"a\",\n".length()
                + cell(record.replace(",", ",\n")).length();
    }

    private static void write(Path folder, String name, String content, Charset charset) throws IOException {
        Files.write(folder.resolve(name), content.getBytes(charset));
    }

    private static String record(String id) {
        return "{\"eventVersion\":\"1.11\",\"eventSource\":\"ssm.amazonaws.com\",\"eventID\":\"" + id + "\"}";
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static List<String> read(String content) throws IOException {
        return read(content.getBytes(UTF_8));
    }

    private static List<String> read(byte[] content) throws IOException {
        try (InputReader reader = InputReader.open("x", new ByteArrayInputStream(content))) {
            return texts(reader);
        }
    }

    /** What is wrong with the rows of which no record can be made. */
    private static List<String> reasons(String content) throws IOException {
        List<String> reasons = new ArrayList<>();
        try (InputReader reader = InputReader.open("x", new ByteArrayInputStream(content.getBytes(UTF_8)))) {
            for (Optional<ArchiveItem> item = reader.next(); item.isPresent(); item = reader.next()) {
                if (item.get() instanceof ArchiveItem.Malformed malformed) {
                    reasons.add(malformed.reason());
                }
            }
        }
        return reasons;
    }

    /** The records, and then why there are no more. */
    private static List<String> readUntilItFails(String content) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputReader reader = InputReader.open("x", new ByteArrayInputStream(content.getBytes(UTF_8)))) {
            for (Optional<ArchiveItem> item = reader.next(); item.isPresent(); item = reader.next()) {
                texts.add(((ArchiveItem.Found) item.get()).raw().text());
            }
        } catch (UnreadableException e) {
            texts.add(String.valueOf(e.getMessage()));
        }
        return texts;
    }

    private static List<String> texts(InputReader reader) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Optional<ArchiveItem> item = reader.next(); item.isPresent(); item = reader.next()) {
            if (item.get() instanceof ArchiveItem.Found found) {
                texts.add(found.raw().text());
            } else if (item.get() instanceof ArchiveItem.Malformed malformed) {
                texts.add("malformed " + malformed.position() + " at " + malformed.offset() + ": " + malformed.text());
            }
        }
        return texts;
    }
}
