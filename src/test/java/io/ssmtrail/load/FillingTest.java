package io.ssmtrail.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ssmtrail.bulk.Batch;
import io.ssmtrail.bulk.Origin;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.intake.InputReport;
import io.ssmtrail.intake.Rejection;
import io.ssmtrail.ledger.InputOutcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of events that come by turns from two callers, and of two actions. */
class FillingTest {

    private static final int BULK_DOCUMENTS = 4;

    private static final LoadListener DEAF = new LoadListener() {
        @Override
        public void unreadable(String input, String reason) {}

        @Override
        public void rejected(Rejection rejection) {}

        @Override
        public void noted(String input, long position, String remark) {}
    };

    private final RecordMapper mapper = new RecordMapper();
    private final List<InputOutcome> finished = new ArrayList<>();
    private final InputTrack track = new InputTrack("trail.json", done -> finished.add(done.outcome()));

    private BatchPool pool = pool(1 << 20);
    private Filling filling = filling(1 << 20);

    @BeforeEach
    void begin() {
        filling.begin(track);
    }

    @Test
    void whileSendersWaitEachBatchIsHandedOverAsSoonAsItIsFull() throws Exception {
        add(0, 4);

        assertThat(next()).hasSize(BULK_DOCUMENTS);
        add(4, 8);
        assertThat(next()).hasSize(BULK_DOCUMENTS);
        assertThat(next()).isEmpty();
    }

    @Test
    void withinABatchEventsOfAKindStandTogetherInTheirOrder() throws Exception {
        add(0, 4);

        assertThat(next()).isIn(List.of("0", "2", "1", "3"), List.of("1", "3", "0", "2"));
    }

    @Test
    void whileBatchesWaitForSendersMoreIsKeptBackAndPutTogether() throws Exception {
        add(0, 4);
        add(4, 20);
        assertThat(next()).hasSize(BULK_DOCUMENTS);
        assertThat(next()).isEmpty();

        filling.handOver();

        List<String> kept = new ArrayList<>();
        for (List<String> batch = next(); !batch.isEmpty(); batch = next()) {
            assertThat(batch).hasSize(BULK_DOCUMENTS);
            kept.addAll(batch);
        }
        List<String> even = List.of("4", "6", "8", "10", "12", "14", "16", "18");
        List<String> odd = List.of("5", "7", "9", "11", "13", "15", "17", "19");
        assertThat(List.of(kept.subList(0, 8), kept.subList(8, 16))).containsExactlyInAnyOrder(even, odd);
    }

    @Test
    void noMoreIsKeptBackThanSixBatches() throws Exception {
        int lessThanTwo = bytesOf(0) + 1;
        pool = pool(lessThanTwo);
        filling = filling(lessThanTwo);
        begin();

        add(0, 2);
        add(2, 12);

        for (int batch = 0; batch < 4; batch++) {
            assertThat(next()).hasSize(2);
        }
    }

    @Test
    void anInputIsFinishedWhenEachOfItsEventsIsSettledWhereverItWent() throws Exception {
        add(0, 10);
        filling.handOver();
        track.read(new InputReport("trail.json", 10, 0, 0, 0, 0, false, false, Optional.empty()));
        assertThat(finished).isEmpty();

        for (Optional<Batch> batch = poll(); batch.isPresent(); batch = poll()) {
            batch.get().entries().forEach(entry -> entry.origin().stored());
        }

        assertThat(finished).extracting(InputOutcome::loaded).containsExactly(10L);
    }

    @Test
    void whatAnInterruptionHasKeptFromBeingHandedOverIsNotHandedOverLater() throws Exception {
        add(0, 3);
        Thread.currentThread().interrupt();
        assertThatThrownBy(filling::handOver).isInstanceOf(InterruptedException.class);

        filling.handOver();

        assertThat(next()).isEmpty();
        assertThat(finished).isEmpty();
    }

    @Test
    void aBatchGivesBackTheMemoryOfDocumentsOfUnusualSize() throws Exception {
        Batch batch = new Batch(1 << 10);
        batch.add(event("x".repeat(5 << 20), "anna"), track, "trail.json", 1);
        assertThat(batch.bytes().length).isGreaterThan(5 << 20);

        batch.clear();

        assertThat(batch.bytes().length).isLessThanOrEqualTo(1 << 20);
    }

    private void add(int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            filling.event(event(i), "trail.json", i);
        }
    }

    private MappedEvent event(int number) throws MalformedRecordException {
        return event(
                number + "\",\"eventName\":\"" + (number % 2 == 0 ? "GetParameter" : "SendCommand"),
                number % 2 == 0 ? "anna" : "ben");
    }

    private MappedEvent event(String id, String user) throws MalformedRecordException {
        String record = """
                {"eventSource":"ssm.amazonaws.com","eventTime":"2033-01-02T03:04:05Z","eventID":"%s",\
                "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/%s"}}""".formatted(id, user);
        return mapper.map(RawRecord.of(record.getBytes(StandardCharsets.UTF_8)));
    }

    private int bytesOf(int number) throws MalformedRecordException {
        Batch batch = new Batch(1 << 20);
        batch.add(event(number), Origin.UNHEARD, "", 0);
        return batch.length();
    }

    /** The ids of the next batch's events in their order; none where there is no batch. */
    private List<String> next() throws InterruptedException {
        return poll().map(batch ->
                        batch.entries().stream().map(Batch.Entry::eventId).toList())
                .orElse(List.of());
    }

    private Optional<Batch> poll() throws InterruptedException {
        return pool.pollFull(Duration.ZERO);
    }

    private static BatchPool pool(int bulkBytes) {
        return new BatchPool(settings(bulkBytes));
    }

    private Filling filling(int bulkBytes) {
        return new Filling(
                settings(bulkBytes), pool, new LoadCounters(), new RejectFile(Path.of("rejects.ndjson")), DEAF);
    }

    private static LoadSettings settings(int bulkBytes) {
        return new LoadSettings(2, 3, bulkBytes, BULK_DOCUMENTS, Duration.ofMinutes(5), false, Map.of());
    }
}
