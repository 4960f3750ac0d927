package io.ssmtrail.mapping;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.archive.Location;
import java.util.ArrayList;
import java.util.List;

/** Makes stretches of what is found: small files together, others alone or with the small ones before them. */
final class StretchFinder implements InputFinder.Sink {

    /** Takes stretches in the archive's order. */
    @FunctionalInterface
    interface Taker {
        void take(Stretch stretch) throws InterruptedException;
    }

    private static final int MOST_ITEMS = 32;

    /** As they are stored, so perhaps ten or twenty times that many in documents. */
    private static final long ENOUGH_BYTES = 1 << 16;

    private final Taker taker;
    private List<Stretch.Item> items = new ArrayList<>();
    private long bytes;

    StretchFinder(Taker taker) {
        this.taker = taker;
    }

    @Override
    public void found(ArchiveInput input) throws InterruptedException {
        items.add(new Stretch.Input(input));
        // An object of a bucket costs the way to it, however small it is.
        bytes += input.size() < 0 || input.location() instanceof Location.StoredObject ? ENOUGH_BYTES : input.size();
        passOnIfEnough();
    }

    @Override
    public void unreadable(String name, String reason) throws InterruptedException {
        items.add(new Stretch.Unreadable(name, reason));
        passOnIfEnough();
    }

    /** Passes on what was found since the last stretch. */
    void passOn() throws InterruptedException {
        if (!items.isEmpty()) {
            taker.take(new Stretch(items));
            items = new ArrayList<>();
            bytes = 0;
        }
    }

    private void passOnIfEnough() throws InterruptedException {
        if (bytes >= ENOUGH_BYTES || items.size() >= MOST_ITEMS) {
            passOn();
        }
    }
}
