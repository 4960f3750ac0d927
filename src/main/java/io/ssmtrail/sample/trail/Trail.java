package io.ssmtrail.sample.trail;

import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Place;
import io.ssmtrail.sample.script.RecordedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Delivers events as a trail does: every few minutes a file for each place that had any, with events up to a quarter of an
 * hour old and in no order; every hour a digest.
 *
 * <p>For one thread. Events wait in memory until {@link #deliverUntil(Instant)}.
 */
public final class Trail {

    private static final long GRID_SECONDS = 300;
    private static final int TURNS = 3;
    private static final int SHORTEST_DELAY_SECONDS = 60;
    private static final int LATE = 16;

    private static final Comparator<Place> BY_NAME =
            Comparator.comparing((Place place) -> place.account().id()).thenComparing(Place::region);

    private final TrailFolder folder;
    private final TrailLayout layout;
    private final Shape shape;
    private final Compression compression;
    private final Digests digests;
    private final List<Place> places;
    private final NavigableMap<Instant, Map<Place, List<RecordedEvent>>> waiting = new TreeMap<>();
    private final Map<Place, List<DeliveredFile>> thisHour = new LinkedHashMap<>();
    private Instant hourEnd;
    private int files;

    /**
     * @param folder the folder to write to
     * @param settings what the archive looks like
     * @param places the places that digests are written for
     * @param validated since when the trail's files are listed in digests
     */
    public Trail(TrailFolder folder, TrailSettings settings, List<Place> places, Instant validated) {
        this.folder = folder;
        this.layout = new TrailLayout(settings.organisationId());
        this.shape = settings.shape();
        this.compression = settings.compression();
        this.digests = new Digests(folder, layout, settings.bucket(), settings.homeRegion());
        this.places = places;
        this.hourEnd = validated.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    /** Takes an event. */
    public void accept(RecordedEvent event) {
        waiting.computeIfAbsent(delivery(event), time -> new TreeMap<>(BY_NAME))
                .computeIfAbsent(event.place(), place -> new ArrayList<>())
                .add(event);
    }

    /** Delivers all that is due before an instant. No event of before then may follow. */
    public void deliverUntil(Instant instant) {
        NavigableMap<Instant, Map<Place, List<RecordedEvent>>> due = waiting.headMap(instant, false);
        due.forEach((delivery, byPlace) -> {
            closeHours(delivery);
            byPlace.forEach((place, events) -> deliver(place, delivery, events));
        });
        due.clear();
    }

    /** Delivers what is left, and the digest of the last hour. */
    public void finish() {
        deliverUntil(Instant.MAX);
        closeHours(hourEnd);
    }

    /** How many files were written, digests among them. */
    public int files() {
        return files;
    }

    private void deliver(Place place, Instant delivery, List<RecordedEvent> events) {
        events.sort(Comparator.comparing(RecordedEvent::id));
        String key = layout.logFile(place, delivery, Ids.hash(events.get(0).id()));
        String ending = '.' + shape.extension() + compression.suffix();
        byte[] content = content(events);
        try (OutputStream out = compression.compress(folder.create(key + ending))) {
            out.write(content);
        } catch (IOException e) {
            throw folder.failure(key + ending, e);
        }
        files++;
        Comparator<RecordedEvent> byTime = Comparator.comparing(RecordedEvent::time);
        Instant oldest = events.stream().min(byTime).orElseThrow().time();
        Instant newest = events.stream().max(byTime).orElseThrow().time();
        if (delivery.isBefore(hourEnd.minus(1, ChronoUnit.HOURS))) {
            return;
        }
        thisHour.computeIfAbsent(place, unused -> new ArrayList<>())
                .add(new DeliveredFile(key + ending, Sha256.hex(content), oldest, newest));
    }

    /** Places deliver in turns, a few events come late: the file's time is on a grid of five minutes all the same. */
    private static Instant delivery(RecordedEvent event) {
        Place place = event.place();
        long turn = GRID_SECONDS * Ids.pick(TURNS, place.account().id(), place.region());
        long delay = SHORTEST_DELAY_SECONDS + (Ids.pick(LATE, event.id()) == 0 ? GRID_SECONDS : 0);
        long period = GRID_SECONDS * TURNS;
        long due = event.time().getEpochSecond() + delay - turn;
        return Instant.ofEpochSecond((due / period + 1) * period + turn);
    }

    private byte[] content(List<RecordedEvent> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1300 * events.size());
        try (LogFile file = new LogFile(bytes, shape)) {
            for (RecordedEvent event : events) {
                file.write(event);
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail to be written to", e);
        }
        return bytes.toByteArray();
    }

    /** Digests are of CloudTrail's own files only: other shapes have none. */
    private void closeHours(Instant now) {
        while (!hourEnd.isAfter(now)) {
            if (shape == Shape.RECORDS) {
                for (Place place : places) {
                    digests.write(place, hourEnd, thisHour.getOrDefault(place, List.of()));
                    files++;
                }
            }
            thisHour.clear();
            hourEnd = hourEnd.plus(1, ChronoUnit.HOURS);
        }
    }
}
