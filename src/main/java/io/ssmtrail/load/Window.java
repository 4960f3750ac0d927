package io.ssmtrail.load;

import io.ssmtrail.bulk.Batch;
import io.ssmtrail.bulk.Origin;
import io.ssmtrail.document.MappedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Documents that one reader keeps back, to give those of a kind to Elasticsearch together. Where neighbours resemble each
 * other, a block of its index holds fewer different terms and compresses better, which is less work and less disk, and
 * costs less than an index that sorts by itself. Those of a kind stay in the order in which they were read.
 */
final class Window {

    private record Kept(long kind, Batch.Entry entry) {}

    /** Where documents go. */
    @FunctionalInterface
    interface Way {
        void give(Batch from, Batch.Entry document) throws InterruptedException;
    }

    private final Batch documents;
    private final List<Kept> kept = new ArrayList<>();

    /**
     * Begins without documents.
     *
     * @param bytes that are kept back at most
     */
    Window(int bytes) {
        documents = new Batch(bytes);
    }

    void add(MappedEvent event, Origin origin, String place, long position) {
        documents.add(event, origin, place, position);
        kept.add(new Kept(event.kind(), documents.lastEntry()));
    }

    /** In bytes. */
    int length() {
        return documents.length();
    }

    int documents() {
        return kept.size();
    }

    /** Gives all documents on, kind by kind. */
    void empty(Way way) throws InterruptedException {
        kept.sort(Comparator.comparingLong(Kept::kind));
        try {
            for (Kept one : kept) {
                way.give(documents, one.entry());
            }
        } finally {
            // What an interruption has kept from being given is left to the next load, and some of it was given
            // already.
            kept.clear();
            documents.clear();
        }
    }
}
