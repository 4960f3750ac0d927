package io.ssmtrail.archive;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ssmtrail.archive.ArchiveItem.Digest;
import io.ssmtrail.archive.ArchiveItem.Found;
import io.ssmtrail.archive.ArchiveItem.Malformed;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.json.JsonBytes;
import io.ssmtrail.json.Quotes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private static final String A = record("a");
    private static final String B = record("b");
    private static final String C = record("c");

    @Test
    void aTrailFileHoldsItsRecordsInAList() throws IOException {
        assertThat(texts("{\"Records\":[" + A + "," + B + "]}")).containsExactly(A, B);
    }

    @Test
    void theListNeedNotBeTheFirstMember() throws IOException {
        assertThat(texts("{\"x\":{\"y\":[1,{}]},\"Records\" : [" + A + "],\"NextToken\":\"t\"} " + B))
                .containsExactly(A, B);
    }

    @Test
    void anEmptyListHoldsNothing() throws IOException {
        assertThat(items("{\"Records\":[]}")).isEmpty();
    }

    @Test
    void recordsMayStandInABareListOneALineOrWithoutAnythingBetween() throws IOException {
        assertThat(texts("[" + A + "," + B + "]")).containsExactly(A, B);
        assertThat(texts(A + "\r\n" + B + "\n\n" + C)).containsExactly(A, B, C);
        assertThat(texts(A + B + C)).containsExactly(A, B, C);
        assertThat(texts("{\"Records\":[" + A + "]}{\"Records\":[" + B + "]}\n" + C))
                .containsExactly(A, B, C);
    }

    @Test
    void aRecordIsKeptByteForByte() throws IOException {
        String odd =
                "{ \"eventSource\" : \"ssm.amazonaws.com\",\t\"k\\u0022ey\":\"}]{[\\\\\",\n \"ü\": [ 1.50, \"\\\"\" ] }";
        assertThat(texts("{\"Records\":[" + odd + "]}")).containsExactly(odd);
    }

    @Test
    void theHeadHoldsWhatSelectionLooksAt() throws IOException {
        Found item = (Found) items("""
                        {"eventTime":"2026-01-02T03:04:05Z","requestParameters":{"eventSource":"not.this"},
                         "eventSource":"\\u0073sm.amazonaws.com","eventType":"AwsApiCall"}""").get(0);

        assertThat(item.raw().head().eventSource()).isEqualTo("ssm.amazonaws.com");
        assertThat(item.raw().head().service()).isEqualTo("ssm");
        assertThat(item.raw().head().eventTime()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(item.raw().head().eventType()).isEqualTo("AwsApiCall");
    }

    @Test
    void recordsAreFoundInWhatExportsWrapThemIn() throws IOException {
        String asString = '"' + A.replace("\"", "\\\"") + '"';
        assertThat(texts("{\"Events\":[{\"EventId\":\"1\",\"CloudTrailEvent\":" + asString + "}],\"NextToken\":\"t\"}"))
                .containsExactly(A);
        assertThat(texts("{\"Events\":[{\"CloudTrailEvent\": " + A + " }]}")).containsExactly(A);
        assertThat(texts("{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + A + "}"))
                .containsExactly(A);
        assertThat(texts("{\"events\":[{\"timestamp\":1,\"message\":" + asString + "}]}"))
                .containsExactly(A);
        assertThat(texts("{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logEvents\":[{\"id\":\"2\",\"message\":"
                        + asString + "}]}{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"3\","
                        + "\"message\":\"CWL CONTROL MESSAGE: Checking health of destination Firehose.\"}]}"))
                .containsExactly(A);
        assertThat(texts("{\"_index\":\"x\",\"_source\":{\"event\":{\"original\":" + asString + "}}}"))
                .containsExactly(A);
        assertThat(texts("{\"_index\":\"x\",\"_source\":" + A + "}")).containsExactly(A);
        assertThat(texts("{\"preview\":false,\"result\":{\"_raw\":" + asString + "}}"))
                .containsExactly(A);
    }

    @Test
    void eventsThatATopicOrAQueueCarriesAreRead() throws IOException {
        String event = "{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + A + "}";
        String other = "{\"version\":\"0\",\"detail-type\":\"Parameter Store Change\",\"detail\":{\"name\":\"/a\"}}";

        assertThat(items(notification(event))).hasSize(1);
        assertThat(texts(notification(event))).containsExactly(A);
        assertThat(texts(notification(A))).containsExactly(A);
        assertThat(texts("{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":" + notification(event) + "}]}"))
                .containsExactly(A);
        assertThat(items(notification(other))).as("another service's event").isEmpty();
        assertThat(items("{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"arn:aws:sns:us-east-1:1:t\","
                        + "\"Message\":\"You have chosen to subscribe\"}"))
                .isEmpty();
        List<ArchiveItem> queue = items(
                queue(notification(event), event.replace(A, B), notification(other), notification(event)) + "\n" + B);
        assertThat(textsOf(queue)).containsExactly(A, B, A, B);
        assertThat(queue).hasSize(4);
        assertThat(texts("{\"Body\":" + quoted(notification(event)) + "}\n" + quoted(notification(event))))
                .containsExactly(A, A);
        assertThat(malformedOf(items(notification("{\"AlarmName\":\"cpu\"}") + A)))
                .extracting(Malformed::reason)
                .containsExactly("is no CloudTrail record, although it stands where one should");
        assertThat(malformedOf(items("{\"Message\":\"Forbidden\"}" + A))).hasSize(1);
    }

    @Test
    void aNotificationThatOnlyNamesLogFilesIsToldOnce() throws IOException {
        String names = "{\"s3Bucket\":\"my-trail\",\"s3ObjectKey\":[\"AWSLogs/1/CloudTrail/a.json.gz\",\"AWSLogs/b\"]}";
        String reason =
                "is no event, but names log files of CloudTrail, as others behind it may; load those themselves:"
                        + " s3://my-trail/AWSLogs/1/CloudTrail/a.json.gz";

        for (String content : List.of(
                names,
                notification(names),
                queue(notification(names), notification(names)),
                (notification(names) + "\n").repeat(300),
                (queue(names, names) + "\n").repeat(300))) {
            assertThat(items(content)).singleElement().isInstanceOfSatisfying(Malformed.class, item -> {
                assertThat(item.reason()).isEqualTo(reason);
                assertThat(item.position()).isEqualTo(1);
                assertThat(content).startsWith(item.text());
            });
        }
        List<ArchiveItem> mixed = items(notification(names) + A + notification(names) + B);
        assertThat(textsOf(mixed)).containsExactly(A, B);
        assertThat(mixed).hasSize(3);
    }

    @Test
    void aDigestIsNoRecord() throws IOException {
        assertThat(
                        items(
                                "{\"awsAccountId\":\"111122223333\",\"digestS3Object\":\"x\",\"logFiles\":[{\"hashValue\":\"1\"}]}"))
                .containsExactly(new Digest());
    }

    @Test
    void aBrokenRecordIsReportedAndReadingGoesOn() throws IOException {
        String broken = A.substring(0, A.length() - 1);

        List<ArchiveItem> found = items("{\"Records\":[" + A + "," + broken + "," + B + "," + C + "]}");

        assertThat(textsOf(found)).containsExactly(A, B, C);
        Malformed malformed = malformedOf(found).get(0);
        assertThat(malformed.position()).isEqualTo(2);
        assertThat(malformed.offset()).isEqualTo(12L + A.length() + 1);
        assertThat(malformed.text()).startsWith(broken);
        assertThat(malformed.reason()).contains("not valid JSON");
    }

    @Test
    void aLineThatBreaksOffDoesNotSwallowTheNext() throws IOException {
        List<ArchiveItem> found = items(A + "\n" + B.substring(0, 30) + "\n" + C + "\n");

        assertThat(textsOf(found)).containsExactly(A, C);
        assertThat(malformedOf(found)).hasSize(1);
    }

    @Test
    void aFileThatEndsWithinARecordOrItsListSaysSo() throws IOException {
        assertThat(malformedOf(items("{\"Records\":[" + A + "," + B.substring(0, 40))))
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).contains("cut off"));
        List<ArchiveItem> found = items("{\"Records\":[" + A + ",");
        assertThat(textsOf(found)).containsExactly(A);
        assertThat(malformedOf(found))
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).contains("ends within its list"));
    }

    @Test
    void textAndForeignJsonAreReportedWithTheirPlace() throws IOException {
        List<ArchiveItem> found = items("hello\n{\"name\":\"package\"}\n" + A);

        assertThat(textsOf(found)).containsExactly(A);
        assertThat(malformedOf(found))
                .extracting(Malformed::position, Malformed::offset)
                .containsExactly(tuple(1L, 0L), tuple(2L, 6L));
    }

    @Test
    void aTextIsGivenUpAfterAHundredPiecesThatAreNoRecord() throws IOException {
        String piece = "{\"name\":\"package\"}\n";

        assertThat(texts(piece.repeat(99) + A)).containsExactly(A);
        assertThat(texts(A + "\n" + piece.repeat(300) + B))
                .as("where there is a record, the others are only broken")
                .containsExactly(A, B);
        try (InputReader reader = open((piece.repeat(100) + A).getBytes(UTF_8))) {
            for (int i = 0; i < 100; i++) {
                assertThat(reader.next()).containsInstanceOf(Malformed.class);
            }
            assertThatThrownBy(reader::next).hasMessage("holds no CloudTrail records");
        }
    }

    @Test
    void aTextThatHoldsRecordsIsReadToItsEndHoweverMuchElseComesFirst() throws IOException {
        String other = "{\"version\":\"0\",\"detail-type\":\"Parameter Store Change\",\"detail\":{\"name\":\"/a\"}}\n";
        String call = "{\"version\":\"0\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + A + "}";
        assertThat(textsOf(items((other.repeat(300) + call).getBytes(UTF_8)))).containsExactly(A);

        String junk = "{\"ssmtrail.rejected\":{\"reason\":\"is no JSON object\"},\"record\":\"It rained.\"}\n";
        String rejected = "{\"ssmtrail.rejected\":{\"reason\":\"r\"},\"record\":\"" + A.replace("\"", "\\\"") + "\"}";
        assertThat(texts(junk.repeat(300) + rejected)).containsExactly(A);
    }

    @Test
    void aFileBehindOneThatIsCutOffIsRead() throws IOException {
        String cut = "{\"Records\":[" + A + "," + B.substring(0, B.length() / 2);

        assertThat(texts(cut + "\n{\"Records\":[" + A + "," + B + "]}")).containsExactly(A, A, B);
        assertThat(texts("{\"Records\":[\n" + A.replace("}", "") + ",\n" + B + ",\n" + A + "\n]}\n" + B))
                .containsExactly(B, A, B);
    }

    @Test
    void whatABusAndASubscriptionSayOfOtherThingsIsNoRecordAndNothingBroken() throws IOException {
        String other = "{\"version\":\"0\",\"detail-type\":\"Parameter Store Change\",\"detail\":{\"name\":\"/a\"}}";
        String control = "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"3\","
                + "\"message\":\"CWL CONTROL MESSAGE: Checking health of destination Firehose.\"}]}";

        assertThat(items(other + control)).isEmpty();
        assertThat(malformedOf(items("hello\n" + other)))
                .singleElement()
                .extracting(Malformed::text)
                .isEqualTo("hello");
    }

    @Test
    void behindABrokenRowOfCloudTrailLakeNoColumnIsTakenForARecord() throws IOException {
        String whole = "{\"eventJson\":\"" + A.replace("\"", "\\\"") + "\"}";
        String time = "{\"eventTime\":\"2031-01-02 03:04:05.000\"}";

        List<ArchiveItem> found = items("{\"QueryResultRows\":[[" + time + ",{\"eventJson\":\"{\n],[\n" + whole + "],["
                + time + "," + whole + "]]}");

        assertThat(textsOf(found)).containsOnly(A);
        assertThat(malformedOf(found)).first().extracting(Malformed::position).isEqualTo(1L);
    }

    @Test
    void aLineWithARecordIsNoHeaderOfACsvFile() throws IOException {
        String query = A.replaceFirst(".$", ", \"queryString\": \"fields @timestamp, @message, @logStream\"}")
                .replace(",\"", ", \"");

        assertThat(texts("2031-01-02T03:04:05.000Z " + query + "\n2031-01-02T03:04:06.000Z " + B + "\n"))
                .containsExactly(query, B);
    }

    @Test
    void gzipWithSeveralMembersUtf16AndByteOrderMarksAreRead() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(A.getBytes(UTF_8)));
        members.write(gzip(B.getBytes(UTF_8)));
        assertThat(textsOf(items(members.toByteArray()))).containsExactly(A, B);
        assertThat(textsOf(items(A.getBytes(UTF_16)))).containsExactly(A);
        assertThat(textsOf(items(A.getBytes(UTF_16LE)))).containsExactly(A);
        assertThat(textsOf(items(("\uFEFF" + A).getBytes(UTF_8)))).containsExactly(A);
    }

    @Test
    void aByteOrderMarkBetweenFilesThatWerePutTogetherIsNoRecord() throws IOException {
        String one = "\uFEFF{\"Records\":[" + A + "]}";
        String two = "\uFEFF" + A + "\r\n\uFEFF" + B + "\n\uFEFF";

        assertThat(items(one + one.replace(A, B) + "\n" + one)).hasSize(3).allMatch(Found.class::isInstance);
        assertThat(textsOf(items(two))).containsExactly(A, B);
        assertThat(malformedOf(items(two))).isEmpty();
        assertThat(textsOf(items(two.getBytes(UTF_16LE)))).containsExactly(A, B);
        String dribble = two + one;
        for (int seed = 0; seed < 20; seed++) {
            InputReader reader = InputReader.open("test", new Dribble(dribble.getBytes(UTF_8), new Random(seed)));
            assertThat(readAll(reader)).as("seed %d", seed).hasSize(3).allMatch(Found.class::isInstance);
        }
    }

    @Test
    void aByteOrderMarkBehindAFileThatIsCutOffBeginsTheNextOne() throws IOException {
        String cut = "{\"Records\":[" + A + "," + B.substring(0, B.length() / 2);
        String otherwise = "{\"eventName\":\"GetParameter\",\"eventSource\":\"ssm.amazonaws.com\"}";
        List<ArchiveItem> found = items(cut + "\uFEFF{\"Records\":[" + otherwise + "," + B + "]}");

        assertThat(textsOf(found)).containsExactly(A, otherwise, B);
        assertThat(malformedOf(found)).hasSize(1);
        assertThat(malformedOf(items("\uFEFF" + A + "\u00e9\u00e9\n" + B)))
                .as("another character of more than one byte is text")
                .hasSize(1);
    }

    @Test
    void whatComesBeforeTheEndOfATruncatedGzipIsRead() throws IOException {
        byte[] whole = gzip(("{\"Records\":[" + A + "," + noise(200_000) + "]}").getBytes(UTF_8));
        InputReader reader = open(Arrays.copyOf(whole, whole.length / 2));

        assertThat(((Found) reader.next().orElseThrow()).raw().text()).isEqualTo(A);
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
    }

    @Test
    void anEmptyFileIsAnError() {
        assertThatThrownBy(() -> open(new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessage("is empty");
    }

    /** Whatever the sizes of the pieces that a stream comes in, the same records come out. */
    @Test
    void theSizeOfReadsDoesNotMatter() throws IOException {
        String content = "{\"Records\":[" + A + "," + record("x".repeat(70_000)) + ",\n" + B + "]}\n" + C;
        List<String> expected = texts(content);
        assertThat(expected).hasSize(4);
        for (int seed = 0; seed < 50; seed++) {
            InputReader reader = InputReader.open("test", new Dribble(content.getBytes(UTF_8), new Random(seed)));
            assertThat(textsOf(readAll(reader))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void aRecordBeyondTheLimitIsReportedAndReadingGoesOn() throws IOException {
        String huge = record("x".repeat(RecordReader.MAX_RECORD_LENGTH));
        List<ArchiveItem> found = items("{\"Records\":[" + A + "," + huge + "," + B + "]}");

        assertThat(textsOf(found)).containsExactly(A, B);
        assertThat(malformedOf(found))
                .singleElement()
                .satisfies(item -> assertThat(item.reason()).contains("longer than 16 MiB"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-40, -20, -10, -2, -1, 0, 1, 2, 20})
    void aRecordBehindABrokenOneIsFoundWhereverTheBufferIsFull(int beyond) throws IOException {
        String broken = "{\"eventVersion\":\"1.11\",\"n\":\"";
        String filling = "x".repeat(RecordReader.MAX_RECORD_LENGTH + beyond - broken.length());

        assertThat(textsOf(items(broken + filling + A + "," + B))).containsExactly(A, B);
        String otherwise = "{\"eventName\":\"GetParameter\",\"eventSource\":\"ssm.amazonaws.com\"}";
        assertThat(textsOf(items(broken + filling + "\n" + otherwise + "\n" + B)))
                .containsExactly(otherwise, B);
    }

    /** The search for the next record goes on where it was, and does not begin anew with each piece. */
    @Test
    @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
    void aLongBrokenRecordThatComesInSmallPiecesTakesNoLongerThanItIs() throws IOException {
        String text = "{\"eventVersion\":]" + "x".repeat(8 << 20) + A;
        RecordReader reader = new RecordReader(new Dribble(text.getBytes(UTF_8), new Random(1)));

        assertThat(reader.next()).containsInstanceOf(Malformed.class);
        assertThat(reader.next())
                .get()
                .extracting(item -> ((Found) item).raw().text())
                .isEqualTo(A);
    }

    @Test
    void membersThatDecideAreKnownByTheirNamesHoweverTheyAreWritten() throws IOException {
        ArchiveItem item = items("{\"event\\u0053ource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\"}")
                .get(0);

        assertThat(((ArchiveItem.Found) item).raw().head().eventSource()).isEqualTo("s3.amazonaws.com");
    }

    /** As SNS delivers it. */
    private static String notification(String message) {
        return "{\"Type\" : \"Notification\",\n  \"MessageId\" : \"1\",\n  \"TopicArn\" : \"arn:aws:sns:us-east-1:1:t\",\n"
                + "  \"Message\" : " + quoted(message) + ",\n  \"Timestamp\" : \"2031-01-02T03:04:05.678Z\",\n"
                + "  \"SignatureVersion\" : \"1\"\n}";
    }

    /** As {@code aws sqs receive-message} prints it. */
    private static String queue(String... bodies) {
        return Stream.of(bodies)
                .map(body -> "{\"MessageId\":\"2\",\"ReceiptHandle\":\"h\",\"MD5OfBody\":\"m\",\"Body\":" + quoted(body)
                        + "}")
                .collect(Collectors.joining(",", "{\"Messages\":[", "]}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String record(String id) {
        return "{\"eventVersion\":\"1.11\",\"eventSource\":\"ssm.amazonaws.com\",\"eventName\":\"GetParameter\",\"eventID\":\""
                + id + "\",\"requestParameters\":{\"name\":\"/a[b]{c}\",\"list\":[[],{}]}}";
    }

    private static String noise(int length) {
        StringBuilder text = new StringBuilder("{\"eventVersion\":\"1.11\",\"eventSource\":\"x\",\"n\":\"");
        Random random = new Random(7);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.append("\"}").toString();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static InputReader open(byte[] content) throws IOException {
        return new ArchiveInput(
                        new Location.File(Path.of("test")), content.length, "", () -> new ByteArrayInputStream(content))
                .open();
    }

    private static List<ArchiveItem> items(String content) throws IOException {
        return items(content.getBytes(UTF_8));
    }

    private static List<ArchiveItem> items(byte[] content) throws IOException {
        try (InputReader reader = open(content)) {
            return readAll(reader);
        }
    }

    /** Reads all items; a record's bytes are copied, since they are only lent. Each record comes with its quotes. */
    private static List<ArchiveItem> readAll(InputReader reader) throws IOException {
        List<ArchiveItem> items = new ArrayList<>();
        for (Optional<ArchiveItem> item = reader.next(); item.isPresent(); item = reader.next()) {
            if (item.get() instanceof Found record) {
                RawRecord raw = record.raw();
                byte[] copy = raw.text().getBytes(UTF_8);
                Quotes quotes = Quotes.of(copy, 0, copy.length);
                assertThat(asString(raw.buffer(), raw.offset(), raw.length(), raw.quotes()))
                        .isEqualTo(asString(copy, 0, copy.length, quotes));
                items.add(new Found(new RawRecord(copy, 0, copy.length, raw.position(), raw.head(), quotes)));
            } else {
                items.add(item.get());
            }
        }
        return items;
    }

    private static String asString(byte[] buffer, int offset, int length, Quotes quotes) {
        JsonBytes json = new JsonBytes();
        json.string(buffer, offset, length, quotes);
        return json.toString();
    }

    private static List<String> texts(String content) throws IOException {
        return textsOf(items(content));
    }

    private static List<String> textsOf(List<ArchiveItem> items) {
        return items.stream()
                .filter(Found.class::isInstance)
                .map(item -> ((Found) item).raw().text())
                .toList();
    }

    private static List<Malformed> malformedOf(List<ArchiveItem> items) {
        return items.stream()
                .filter(Malformed.class::isInstance)
                .map(Malformed.class::cast)
                .toList();
    }

    /** Gives its bytes a few at a time. */
    private static final class Dribble extends InputStream {

        private final byte[] content;
        private final Random random;
        private int position;

        Dribble(byte[] content, Random random) {
            this.content = content;
            this.random = random;
        }

        @Override
        public int read() {
            return position < content.length ? content[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == content.length) {
                return -1;
            }
            int count = Math.min(1 + random.nextInt(300), Math.min(length, content.length - position));
            System.arraycopy(content, position, target, offset, count);
            position += count;
            return count;
        }
    }
}
