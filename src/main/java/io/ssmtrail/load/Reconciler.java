package io.ssmtrail.load;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.elastic.Presence;
import io.ssmtrail.elastic.Presence.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads archives again and asks, for each event that a load would take, whether it is in the index: the proof that a load
 * was whole, owing nothing to the load's own figures.
 */
public final class Reconciler {

    /** Hears of what is found while it is found. */
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

        /** Whether every event is in the index, and all could be read. */
        public boolean isWhole() {
            return events == present && unreadable == 0;
        }
    }

    private static final int BATCH = 2_000;

    private record Expected(Place place, String input, long position) {}

    private final Elastic elastic;
    private final InputPass pass;
    private final Listener listener;
    private final List<Expected> expected = new ArrayList<>(BATCH);

    private long inputs;
    private long events;
    private long present;
    private long notSelected;
    private long unreadable;

    public Reconciler(Elastic elastic, Selection selection, RecordMapper mapper, Listener listener) {
        this.elastic = elastic;
        this.pass = new InputPass(selection, mapper);
        this.listener = listener;
    }

    /**
     * Reads what lies below the paths and looks for it.
     *
     * @throws io.ssmtrail.error.ClusterException where Elasticsearch cannot be reached, or cannot tell
     */
    public Result reconcile(List<String> paths, InputFinder finder) throws InterruptedException {
        // Archives may be read for minutes before the first event is looked for.
        elastic.call("GET", "/" + IndexNames.EVENTS + "/_count", "");
        finder.find(paths, new Looking());
        ask();
        return new Result(inputs, events, present, notSelected, unreadable);
    }

    private void ask() {
        List<Place> missing =
                Presence.missing(elastic, expected.stream().map(Expected::place).toList());
        Set<Place> gone = new HashSet<>(missing);
        for (Expected one : expected) {
            if (gone.contains(one.place())) {
                listener.missing(new Missing(one.place().id(), one.place().index(), one.input(), one.position()));
            } else {
                present++;
            }
        }
        expected.clear();
    }

    /** Collects what should be there, input by input. */
    private final class Looking implements InputFinder.Sink, EventSink {

        @Override
        public void found(ArchiveInput found) {
            InputReport report = pass.read(found, this);
            inputs++;
            notSelected += report.notSelected();
            report.failure().ifPresent(reason -> unreadable(report.name(), reason));
        }

        @Override
        public void unreadable(String name, String reason) {
            unreadable++;
            listener.unreadable(name, reason);
        }

        @Override
        public void event(MappedEvent event, String at, long position) {
            events++;
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
