package io.ssmtrail.load;

import io.ssmtrail.document.MappedEvent;
import org.jspecify.annotations.Nullable;

/** The batch that one reader fills, over as many inputs as it takes. */
final class Filling implements EventSink {

    private final LoadSettings settings;
    private final BatchPool pool;
    private final LoadCounters counters;
    private final RejectFile rejects;
    private final LoadListener listener;

    private @Nullable Batch batch;
    private InputTrack input = new InputTrack("", finished -> {});

    Filling(LoadSettings settings, BatchPool pool, LoadCounters counters, RejectFile rejects, LoadListener listener) {
        this.settings = settings;
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
        if (batch == null) {
            batch = pool.takeEmpty();
        }
        batch.add(event, input, place, position);
        if (batch.length() >= settings.bulkBytes() || batch.entries().size() >= settings.bulkDocuments()) {
            handOver();
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

    void handOver() throws InterruptedException {
        if (batch != null && !batch.isEmpty()) {
            pool.giveFull(batch);
            batch = null;
        }
    }
}
