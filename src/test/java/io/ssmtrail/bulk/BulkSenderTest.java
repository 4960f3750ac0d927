package io.ssmtrail.bulk;

import static io.ssmtrail.testing.ScriptedElasticsearch.behave;
import static io.ssmtrail.testing.ScriptedElasticsearch.brokenJson;
import static io.ssmtrail.testing.ScriptedElasticsearch.gone;
import static io.ssmtrail.testing.ScriptedElasticsearch.halfAnAnswer;
import static io.ssmtrail.testing.ScriptedElasticsearch.items;
import static io.ssmtrail.testing.ScriptedElasticsearch.largest;
import static io.ssmtrail.testing.ScriptedElasticsearch.lateAnswer;
import static io.ssmtrail.testing.ScriptedElasticsearch.memory;
import static io.ssmtrail.testing.ScriptedElasticsearch.oneItemShort;
import static io.ssmtrail.testing.ScriptedElasticsearch.page;
import static io.ssmtrail.testing.ScriptedElasticsearch.resetAfter;
import static io.ssmtrail.testing.ScriptedElasticsearch.resetBefore;
import static io.ssmtrail.testing.ScriptedElasticsearch.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.Location;
import io.ssmtrail.cli.log.LogFormat;
import io.ssmtrail.cli.log.LogLevel;
import io.ssmtrail.cli.log.Logging;
import io.ssmtrail.connection.Access;
import io.ssmtrail.connection.Credentials;
import io.ssmtrail.connection.Proxies;
import io.ssmtrail.connection.Trust;
import io.ssmtrail.crew.Patience;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.BulkClient;
import io.ssmtrail.elastic.ConnectionSettings;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.intake.EventsOnly;
import io.ssmtrail.intake.InputPass;
import io.ssmtrail.intake.Rejection;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.testing.ScriptedElasticsearch;
import io.ssmtrail.testing.ScriptedElasticsearch.Fault;
import io.ssmtrail.testing.Trail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong between a sender and Elasticsearch. No test sleeps: the clock moves when the sender would. */
class BulkSenderTest {

    private static final int EVENTS = 20;

    private final ScriptedElasticsearch server = new ScriptedElasticsearch();
    private final BulkCounters counters = new BulkCounters();
    private final List<Rejection> refused = new ArrayList<>();
    private final Counting origin = new Counting();
    private Instant now = Instant.parse("2031-01-01T00:00:00Z");
    private boolean stopped;
    private Elastic elastic;
    private BulkSender sender;

    @BeforeEach
    void connect() {
        elastic = elastic(Duration.ofSeconds(30));
        sender = sender(elastic);
    }

    @AfterEach
    void disconnect() throws IOException {
        elastic.close();
        server.close();
    }

    static Stream<Arguments> passingTroubles() {
        return Stream.of(
                Arguments.of("the request is too much for it", 2, status(429)),
                Arguments.of("a proxy finds no server", 3, status(502)),
                Arguments.of("it is unavailable", 3, status(503)),
                Arguments.of("a proxy waited in vain", 3, status(504)),
                Arguments.of("a proxy's own code", 2, status(520)),
                Arguments.of("the request took too long to come", 2, status(408)),
                Arguments.of("the connection is reset before anything is stored", 5, resetBefore()),
                Arguments.of("all documents are too much for it", 2, items("", 429)),
                Arguments.of("all documents meet a shard that is not there", 3, items("", 503)),
                Arguments.of("a page instead of an answer", 3, page()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("passingTroubles")
    void whatPassesIsTriedAgainUntilAllIsLoaded(String trouble, int times, Fault fault) throws Exception {
        server.then(times, fault);

        send(EVENTS);

        assertThat(server.documents()).as(trouble).hasSize(EVENTS);
        assertThat(server.bodySizes()).hasSize(times + 1);
        assertThat(settled()).isEqualTo(new Settled(EVENTS, 0, 0, 0));
        assertThat(counters.now().requests().retried()).isEqualTo((long) times * EVENTS);
        assertThat(counters.now().requests().failedTries()).isEqualTo(times);
        assertThat(counters.now().requests().sent()).isEqualTo(times + 1);
        assertThat(refused).isEmpty();
    }

    @Test
    void whatIsSentAgainOrRefusedIsLoggedWithoutTheDocuments() throws Exception {
        StringWriter log = new StringWriter();
        server.then(1, status(429)).then(1, items("3", 400));

        Logging logging = Logging.begin(LogLevel.WARN, LogFormat.TEXT, new PrintWriter(log));
        try {
            send(EVENTS);
        } finally {
            logging.end();
        }

        assertThat(log.toString().lines())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.contains(" WARN BulkSender: "))
                .anyMatch(line -> line.contains(EVENTS + " events are sent again, try 2: status 429"))
                .anyMatch(line -> line.endsWith(": refused by Elasticsearch"));
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                Arguments.of("reset after the documents were stored", resetAfter()),
                Arguments.of("an answer that HTTP cuts", halfAnAnswer()),
                Arguments.of("an answer whose JSON breaks off", brokenJson()),
                Arguments.of("an answer without the last document", oneItemShort()),
                Arguments.of("an answer later than the time-out", lateAnswer()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void whatWasStoredWithoutAnAnswerIsFoundPresentAtTheNextTry(String trouble, Fault fault) throws Exception {
        server.then(2, fault);
        if (trouble.contains("time-out")) {
            elastic.close();
            elastic = elastic(Duration.ofMillis(700));
            sender = sender(elastic);
        }

        send(EVENTS);

        assertThat(server.documents()).as(trouble).hasSize(EVENTS);
        assertThat(settled()).isEqualTo(new Settled(0, EVENTS, 0, 0));
        assertThat(refused).isEmpty();
    }

    @Test
    void onlyTheDocumentsThatWereTooMuchAreSentAgain() throws Exception {
        server.then(2, items("-01", 429));

        send(EVENTS);

        assertThat(server.documents()).hasSize(EVENTS);
        assertThat(settled()).isEqualTo(new Settled(EVENTS, 0, 0, 0));
        assertThat(counters.now().requests().retried())
                .as("ten of twenty, twice")
                .isEqualTo(20);
        List<Integer> sizes = server.bodySizes();
        assertThat(sizes).hasSize(3);
        assertThat(sizes.get(1)).isLessThan(sizes.get(0)).isEqualTo(sizes.get(2));
    }

    @Test
    void aSecondLoadFindsEveryEventPresent() throws Exception {
        send(EVENTS);
        send(EVENTS);

        assertThat(server.documents()).hasSize(EVENTS);
        assertThat(settled()).isEqualTo(new Settled(EVENTS, EVENTS, 0, 0));
    }

    @Test
    void whatElasticsearchRefusesIsRejectedWithItsRecordAndItsReasonAndNothingElseIs() throws Exception {
        server.then(1, items("-007", 400)).then(1, items("-013", 400));

        send(EVENTS);
        send(EVENTS);

        assertThat(server.documents()).hasSize(EVENTS).containsKeys("e-007", "e-013");
        assertThat(settled()).isEqualTo(new Settled(EVENTS, EVENTS - 2, 2, 0));
        assertThat(refusals())
                .containsExactly(
                        "trail.json#8: was refused by Elasticsearch: status 400: scripted: as scripted for e-007",
                        "trail.json#14: was refused by Elasticsearch: status 400: scripted: as scripted for e-013");
        Rejection first = refused.get(0);
        assertThat(first.record()).isEqualTo(record(7));
        assertThat(first.eventId()).isEqualTo("e-007");
    }

    @Test
    void aBodyThatIsTooLargeIsHalvedAndTheNextOneBeforeItIsSent() throws Exception {
        server.then(100, largest(6_000));

        send(EVENTS);
        int tries = server.bodySizes().size();
        assertThat(server.documents()).hasSize(EVENTS);
        assertThat(settled()).isEqualTo(new Settled(EVENTS, 0, 0, 0));

        send(EVENTS);
        assertThat(server.bodySizes().subList(tries, server.bodySizes().size())).allMatch(size -> size <= 6_000);
        assertThat(settled()).isEqualTo(new Settled(EVENTS, EVENTS, 0, 0));
    }

    @Test
    void aDocumentThatIsTooLargeAloneIsRejectedAndTheOthersAreLoaded() throws Exception {
        server.then(100, largest(20_000));

        send(recordsWithALargeOne());

        assertThat(server.documents()).hasSize(EVENTS - 1).doesNotContainKey("e-011");
        assertThat(settled()).isEqualTo(new Settled(EVENTS - 1, 0, 1, 0));
        assertThat(refusals())
                .containsExactly(
                        "trail.json#12: was refused by Elasticsearch: it is larger than it, or a proxy before it, takes in one request");
    }

    /** The twelfth has 30,000 characters. */
    private static List<String> recordsWithALargeOne() {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            records.add(i == 11 ? record(i).replace("/app/key", "k".repeat(30_000)) : record(i));
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[in_flight_requests] Data too large",
                "rejected execution of coordinating operation [coordinating_and_primary_bytes=0, replica_bytes=0, all_bytes=9, coordinating_operation_bytes=8, max_coordinating_bytes=9]",
                "rejected execution of primary operation [all_bytes=9, primary_operation_bytes=9, max_primary_bytes=8]",
                "Request contains an operation of size [9] bytes, which exceeds the maximum allowed limit of [8] bytes"
            })
    void aDocumentThatIsTooMuchForTheMemoryAloneIsRejectedAndTheOthersAreLoaded(String reason) throws Exception {
        server.then(1_000, memory(20_000, reason));
        List<String> records = recordsWithALargeOne();

        send(records);

        assertThat(server.documents()).hasSize(EVENTS - 1).doesNotContainKey("e-011");
        assertThat(settled()).isEqualTo(new Settled(EVENTS - 1, 0, 1, 0));
        assertThat(refusals())
                .containsExactly(
                        "trail.json#12: was refused by Elasticsearch: it is too much for its memory even alone,"
                                + " status 429: " + reason
                                + "; give its nodes more heap, and load the file of rejected records");
        assertThat(refused).extracting(Rejection::record).containsExactly(records.get(11));
    }

    @Test
    void aDocumentWithoutCompanyIsRejectedOnlyAfterSeveralTriesWhileTheServerTakesOtherRequests() throws Exception {
        server.then(1_000, memory(1_000, "[parent] Data too large"));

        send(List.of(record(1)));

        assertThat(settled()).isEqualTo(new Settled(0, 0, 1, 0));
        assertThat(server.bodySizes().stream().filter(size -> size > 1_000))
                .hasSize(SizeDoubt.TRIES + SizeDoubt.PROOFS - 1);
        assertThat(server.documents()).isEmpty();
    }

    @Test
    void aServerThatIsBusyNowAndThenIsGivenALoneDocumentUntilItTakesIt() throws Exception {
        for (int i = 0; i < 10; i++) {
            server.then(4, status(429)).then(1, memory(1_000, "[parent] Data too large"));
        }

        send(List.of(record(1)));

        assertThat(settled()).isEqualTo(new Settled(1, 0, 0, 0));
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 501})
    void aRequestThatIsRefusedAsSuchEndsTheLoadAtOnce(int refusal) {
        server.then(5, status(refusal));

        assertThatThrownBy(() -> send(EVENTS))
                .isInstanceOf(SsmtrailException.class)
                .hasMessageContaining(refusal == 401 ? "credentials" : "_bulk");
        assertThat(server.bodySizes()).hasSize(1);
        assertThat(settled()).isEqualTo(new Settled(0, 0, 0, EVENTS));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void aPrivilegeThatIsMissingForAnIndexEndsTheLoadInsteadOfRejectingAllEvents(int refusal) {
        server.then(5, items("", refusal));

        assertThatThrownBy(() -> send(EVENTS))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("status " + refusal)
                .hasMessageContaining("as scripted for e-000");
        assertThat(refused).isEmpty();
        assertThat(settled()).isEqualTo(new Settled(0, 0, 0, EVENTS));
    }

    @Test
    void aServerThatIsGoneForGoodEndsTheLoadWhenPatienceDoes() {
        server.then(1, gone());

        assertThatThrownBy(() -> send(EVENTS))
                .isInstanceOf(ClusterException.class)
                .hasMessageStartingWith("Elasticsearch has taken nothing for 300 seconds: ");
        assertThat(settled()).isEqualTo(new Settled(0, 0, 0, EVENTS));
        assertThat(now).isAfter(Instant.parse("2031-01-01T00:05:00Z"));
    }

    @Test
    void aServerThatIsTooBusyForGoodEndsTheLoadWithItsOwnReason() {
        server.then(1_000, status(429));

        assertThatThrownBy(() -> send(EVENTS))
                .hasMessage("Elasticsearch has taken nothing for 300 seconds: status 429: as scripted.");
    }

    @Test
    void aStoppedLoadLeavesItAtTheFirstTryThatFails() throws Exception {
        stopped = true;
        server.then(1, behave()).then(100, status(429));

        send(EVENTS);
        assertThat(settled()).isEqualTo(new Settled(EVENTS, 0, 0, 0));
        send(EVENTS);
        assertThat(server.bodySizes()).hasSize(2);
        assertThat(settled()).isEqualTo(new Settled(EVENTS, 0, 0, EVENTS));
    }

    private void send(int events) throws Exception {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            records.add(record(i));
        }
        send(records);
    }

    private void send(List<String> records) throws Exception {
        sender.send(batch(records));
    }

    private Batch batch(List<String> records) throws InterruptedException {
        Batch batch = new Batch(1 << 20);
        byte[] file = Trail.file(records).getBytes(StandardCharsets.UTF_8);
        ArchiveInput input = new ArchiveInput(
                new Location.File(Path.of("trail.json")), file.length, "1", () -> new ByteArrayInputStream(file));
        InputPass pass = new InputPass(Selection.ssmFamily(), new RecordMapper());
        EventsOnly sink = (event, place, position) -> batch.add(event, origin, place, position);
        pass.read(input, sink);
        return batch;
    }

    private Elastic elastic(Duration timeOut) {
        return Elastic.connect(new ConnectionSettings(
                List.of(server.url()),
                new Access(
                        new Credentials.None(),
                        new Trust.Platform(),
                        Proxies.none(),
                        Access.CONNECT_TIMEOUT,
                        timeOut)));
    }

    private BulkSender sender(Elastic connection) {
        Patience patience = new Patience(
                Duration.ofMinutes(5),
                () -> now,
                new Random(3),
                pause -> now = now.plus(pause).plusMillis(1));
        return new BulkSender(new BulkClient(connection), patience, counters, refused::add, () -> stopped);
    }

    private static String record(int number) {
        return Trail.record(String.format(Locale.ROOT, "e-%03d", number), "2031-01-02T03:04:05Z");
    }

    private List<String> refusals() {
        return refused.stream()
                .map(one -> one.input() + "#" + one.position() + ": " + one.reason())
                .toList();
    }

    /** What the counters tell, after a look whether the documents' origin was told the same. */
    private Settled settled() {
        BulkCounts counts = counters.now();
        Settled settled = new Settled(
                counts.stored(), counts.alreadyPresent(), counts.refused(), origin.added.get() - counts.settled());
        assertThat(new Settled(origin.stored.get(), origin.present.get(), origin.refused.get(), settled.open()))
                .isEqualTo(settled);
        return settled;
    }

    private record Settled(long stored, long alreadyPresent, long refused, long open) {}

    private static final class Counting implements Origin {

        private final AtomicLong added = new AtomicLong();
        private final AtomicLong stored = new AtomicLong();
        private final AtomicLong present = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();

        @Override
        public void added() {
            added.incrementAndGet();
        }

        @Override
        public void stored() {
            stored.incrementAndGet();
        }

        @Override
        public void alreadyPresent() {
            present.incrementAndGet();
        }

        @Override
        public void refused() {
            refused.incrementAndGet();
        }
    }
}
