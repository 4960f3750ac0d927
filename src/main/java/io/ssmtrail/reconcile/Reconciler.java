package io.ssmtrail.reconcile;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.crew.Crew;
import io.ssmtrail.crew.Patience;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.elastic.Presence.Place;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.intake.EventSink;
import io.ssmtrail.intake.InputPass;
import io.ssmtrail.intake.InputReport;
import io.ssmtrail.intake.Rejection;
import io.ssmtrail.intake.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Reads archives again and asks, for each event that a load would take, whether it is in the index: the proof that a load
 * was whole, owing nothing to the load's own figures.
 *
 * <p>An object is for one proof.
 */
public final class Reconciler {

    /** Hears of what is found while it is found, of one thing at a time. */
    public interface Listener {

        /** An event that is not in the index. */
        void missing(Missing event);

        /** A file, or a record of it, that tells of no event that could be looked for. */
        void unreadable(String where, String reason);
    }

    /** An event that is not in the index, and where it stands. */
    public record Missing(String id, String index, String input, long position) {}

    /**
     * The figures.
     *
     * @param inputs files that were read
     * @param events that were looked for; one that stands in several files counts as often
     * @param present those that are in the index
     * @param notSelected records that a load would not take
     * @param unreadable files and records that no event could be made of
     */
    public record Result(long inputs, long events, long present, long notSelected, long unreadable) {

        /** Whether there were events to look for, each is in the index, and all could be read. */
        public boolean isWhole() {
            return events > 0 && events == present && unreadable == 0;
        }
    }

    private static final int BATCH = 2_000;
    private static final Duration IDLE = Duration.ofMillis(100);

    private record Expected(Place place, String input, long position) {}

    private final Elastic elastic;
    private final PresenceCheck check;
    private final InputPass pass;
    private final int readers;
    private final Listener listener;
    private final Crew crew = new Crew();
    private final BlockingQueue<ArchiveInput> found = new ArrayBlockingQueue<>(1_000);
    private volatile boolean searching = true;

    private final LongAdder inputs = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder present = new LongAdder();
    private final LongAdder notSelected = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    /**
     * Prepares a proof.
     *
     * @param readers threads that read and ask
     * @param patience how long to go on while Elasticsearch does not answer at all
     */
    public Reconciler(
            Elastic elastic,
            Selection selection,
            RecordMapper mapper,
            int readers,
            Duration patience,
            Listener listener) {
        this.elastic = elastic;
        this.check = new PresenceCheck(elastic, new Patience(patience, crew::pause));
        this.pass = new InputPass(selection, mapper);
        this.readers = readers;
        this.listener = listener;
    }

    /**
     * Reads what lies below the paths and looks for it.
     *
     * @throws io.ssmtrail.error.ClusterException where Elasticsearch cannot be reached, or cannot tell
     */
    public Result reconcile(List<String> paths, InputFinder finder) throws InterruptedException {
        requireAccess();
        for (int i = 0; i < readers; i++) {
            crew.start("reader-" + i, () -> new Looking().look());
        }
        crew.start("finder", () -> find(paths, finder));
        crew.join();
        return soFar();
    }

    /** The figures while the proof goes on; not every event that was read has been looked for. */
    public Result soFar() {
        return new Result(inputs.sum(), events.sum(), present.sum(), notSelected.sum(), unreadable.sum());
    }

    /** Leaves off at once; {@link #reconcile} then returns, and proves nothing. */
    public void callOff() {
        crew.callOff();
    }

    /** Archives may be read for minutes before the first event is looked for; shards that start are waited for then. */
    private void requireAccess() {
        try {
            elastic.call("GET", "/" + IndexNames.EVENTS + "/_count", "");
        } catch (SsmtrailException e) {
            if (!Elastic.isBusy(e)) {
                throw e;
            }
        }
    }

    private void find(List<String> paths, InputFinder finder) throws InterruptedException {
        try {
            finder.find(paths, new InputFinder.Sink() {
                @Override
                public void found(ArchiveInput input) throws InterruptedException {
                    found.put(input);
                }

                @Override
                public void unreadable(String name, String reason) {
                    tellUnreadable(name, reason);
                }
            });
        } finally {
            searching = false;
        }
    }

    private void tellUnreadable(String where, String reason) {
        unreadable.increment();
        synchronized (listener) {
            listener.unreadable(where, reason);
        }
    }

    /** One reader, with the events that it has met and not yet asked for. */
    private final class Looking implements EventSink {

        private final List<Expected> expected = new ArrayList<>(BATCH);

        void look() throws InterruptedException {
            while (true) {
                boolean last = !searching;
                ArchiveInput input = found.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (input != null) {
                    read(input);
                } else if (last) {
                    ask();
                    return;
                }
            }
        }

        private void read(ArchiveInput input) {
            InputReport report = pass.read(input, this);
            inputs.increment();
            notSelected.add(report.notSelected());
            report.failure().ifPresent(reason -> unreadable(report.name(), reason));
        }

        private void ask() throws InterruptedException {
            Set<Place> missing =
                    check.missing(expected.stream().map(Expected::place).toList());
            for (Expected one : expected) {
                if (missing.contains(one.place())) {
                    Missing event = new Missing(one.place().id(), one.place().index(), one.input(), one.position());
                    synchronized (listener) {
                        listener.missing(event);
                    }
                } else {
                    present.increment();
                }
            }
            expected.clear();
        }

        @Override
        public void unreadable(String name, String reason) {
            tellUnreadable(name, reason);
        }

        @Override
        public void event(MappedEvent event, String at, long position) throws InterruptedException {
            events.increment();
            Place place =
                    new Place(IndexNames.ofMonth(event.time()), event.identity().id());
            expected.add(new Expected(place, at, position));
            if (expected.size() == BATCH) {
                ask();
            }
        }

        @Override
        public void rejected(Rejection rejection) {
            unreadable(rejection.input() + ", record " + rejection.position(), rejection.reason());
        }

        @Override
        public void noted(String name, long position, String remark) {
            // Of an event that has no id of its own, the content's hash is looked for.
        }
    }
}
