package io.ssmtrail.load;

import io.ssmtrail.bulk.Batch;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.intake.EventSink;
import io.ssmtrail.intake.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * The batches that one reader fills, over as many inputs as it takes. While there are batches that wait to be sent, it
 * keeps documents back to put those together that resemble each other.
 */
final class Filling implements EventSink {

    private final LoadSettings settings;
    private final BatchPool pool;
    private final LoadCounters counters;
    private final RejectFile rejects;
    private final LoadListener listener;

    private final Window window;
    private @Nullable Batch batch;
    private InputTrack input = new InputTrack("", finished -> {});

    Filling(LoadSettings settings, BatchPool pool, LoadCounters counters, RejectFile rejects, LoadListener listener) {
        this.settings = settings;
        this.window = new Window(settings.windowBytes());
        this.pool = pool;
        this.counters = counters;
        this.rejects = rejects;
        this.listener = listener;
    }

    void begin(InputTrack next) {
        input = next;
    }

    @Override
    public void event(MappedEvent event, String place, long position) throws InterruptedException {
        if (!event.knownAction()) {
            counters.unknownAction(event.action());
        }
        window.add(event, input, place, position);
        if (isFull(window.length(), window.documents())
                && (window.length() >= settings.windowBytes() || pool.awaitsFull())) {
            window.empty(this::put);
        }
    }

    @Override
    public void rejected(Rejection rejection) {
        rejects.write(rejection);
        listener.rejected(rejection);
    }

    @Override
    public void unreadable(String place, String reason) {
        rejects.unreadable(place, reason);
        listener.unreadable(place, reason);
    }

    @Override
    public void noted(String name, long position, String remark) {
        listener.noted(name, position, remark);
    }

    /** Hands over all that it has. */
    void handOver() throws InterruptedException {
        window.empty(this::put);
        if (batch != null && !batch.isEmpty()) {
            pool.giveFull(batch);
            batch = null;
        }
    }

    private void put(Batch from, Batch.Entry document) throws InterruptedException {
        if (batch == null) {
            batch = pool.takeEmpty();
        }
        batch.take(from, document);
        if (isFull(batch.length(), batch.entries().size())) {
            pool.giveFull(batch);
            batch = null;
        }
    }

    private boolean isFull(int bytes, int documents) {
        return bytes >= settings.bulkBytes() || documents >= settings.bulkDocuments();
    }
}
