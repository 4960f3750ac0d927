package io.ssmtrail.load;

import io.ssmtrail.bulk.Batch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The batches of a load, empty ones for the readers and full ones for the senders: there are no more than these. */
final class BatchPool {

    private final BlockingQueue<Batch> full;
    private final BlockingQueue<Batch> empty;

    BatchPool(LoadSettings settings) {
        int batches = settings.readers() + 2 * settings.senders();
        full = new ArrayBlockingQueue<>(batches);
        empty = new ArrayBlockingQueue<>(batches);
        for (int i = 0; i < batches; i++) {
            empty.add(new Batch(settings.bulkBytes()));
        }
    }

    Batch takeEmpty() throws InterruptedException {
        return empty.take();
    }

    /** Whether senders would have to wait for the next one. */
    boolean awaitsFull() {
        return full.isEmpty();
    }

    void giveFull(Batch batch) throws InterruptedException {
        full.put(batch);
    }

    Optional<Batch> pollFull(Duration patience) throws InterruptedException {
        return Optional.ofNullable(full.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    void giveBack(Batch batch) throws InterruptedException {
        batch.clear();
        empty.put(batch);
    }
}
