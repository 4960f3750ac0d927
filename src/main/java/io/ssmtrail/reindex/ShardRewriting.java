package io.ssmtrail.reindex;

import io.ssmtrail.bulk.Batch;
import io.ssmtrail.bulk.BulkSender;
import io.ssmtrail.bulk.Origin;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.crew.Crew;
import io.ssmtrail.document.DocumentRevision;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.StoredDocuments;
import io.ssmtrail.elastic.StoredDocuments.StoredDocument;
import io.ssmtrail.intake.GuardedMapper;
import io.ssmtrail.intake.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** One shard's documents, read page by page by one thread, and mapped and written again by others. */
final class ShardRewriting {

    /** Elasticsearch reads and writes at once; more writers than these only make it busier. */
    private static final int WRITERS = 2;

    private static final int BULK_BYTES = BulkSender.GOOD_BYTES;

    private static final long IDLE_MILLIS = 100;

    private final Elastic elastic;
    private final String index;
    private final GuardedMapper mapper;
    private final DocumentRevision revision;
    private final BulkSender sender;
    private final RewriteCounters counters;
    private final Reindexer.Listener listener;
    private final BooleanSupplier stopped;
    private final BlockingQueue<List<StoredDocument>> pages = new ArrayBlockingQueue<>(1);
    private volatile boolean reading = true;

    ShardRewriting(
            Elastic elastic,
            String index,
            RecordMapper mapper,
            boolean places,
            BulkSender sender,
            RewriteCounters counters,
            Reindexer.Listener listener,
            BooleanSupplier stopped) {
        this.elastic = elastic;
        this.index = index;
        this.mapper = new GuardedMapper(mapper);
        this.revision = new DocumentRevision(!places);
        this.sender = sender;
        this.counters = counters;
        this.listener = listener;
        this.stopped = stopped;
    }

    /**
     * Starts the threads.
     *
     * @param through the number of the last operation whose document is rewritten
     * @param total hears how many documents that are
     */
    void start(Crew crew, int shard, long through, LongConsumer total) {
        for (int i = 0; i < WRITERS; i++) {
            crew.start("rewriter-" + i, this::write);
        }
        crew.start("reader", () -> read(shard, through, total));
    }

    private void read(int shard, long through, LongConsumer total) throws InterruptedException {
        try (StoredDocuments documents = StoredDocuments.open(elastic, index, shard, through)) {
            total.accept(documents.count());
            Optional<List<StoredDocument>> page = documents.next();
            while (page.isPresent() && !stopped.getAsBoolean()) {
                if (pages.offer(page.get(), IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    page = documents.next();
                }
            }
        } finally {
            reading = false;
        }
    }

    private void write() throws InterruptedException {
        Batch batch = new Batch(BULK_BYTES);
        while (!stopped.getAsBoolean()) {
            boolean last = !reading;
            List<StoredDocument> page = pages.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (page != null) {
                for (StoredDocument document : page) {
                    add(document, batch);
                    if (batch.length() >= BULK_BYTES) {
                        send(batch);
                    }
                }
                send(batch);
            } else if (last) {
                return;
            }
        }
    }

    private void send(Batch batch) throws InterruptedException {
        if (!batch.isEmpty()) {
            sender.send(batch);
            batch.clear();
        }
    }

    private void add(StoredDocument stored, Batch batch) {
        counters.read();
        String original = stored.source().at("/event/original").asText("");
        if (original.isEmpty()) {
            reject(stored, "has no event.original", original);
            return;
        }
        byte[] bytes = original.getBytes(StandardCharsets.UTF_8);
        MappedEvent event;
        try {
            event = mapper.map(RawRecord.of(bytes));
        } catch (MalformedRecordException e) {
            reject(stored, String.valueOf(e.getMessage()), original);
            return;
        }
        String id = event.identity().id();
        if (!id.equals(stored.id())) {
            reject(stored, "has the id " + id + " by its record", original);
            return;
        }
        counters.mapped();
        batch.replace(stored, index, out -> revision.write(event, stored.source(), out), Origin.UNHEARD);
    }

    private void reject(StoredDocument stored, String reason, String original) {
        counters.rejected();
        listener.rejected(new Rejection(index, stored.seqNo(), stored.id(), reason, original));
    }
}
