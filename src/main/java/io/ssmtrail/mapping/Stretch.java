package io.ssmtrail.mapping;

import io.ssmtrail.archive.ArchiveInput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of an archive: what one thread reads, and another prints, before what was found after it. A single large file,
 * or many small ones, as handing over each of those alone would cost more than there is in it.
 */
final class Stretch {

    /** What was found. */
    sealed interface Item permits Input, Unreadable {}

    /** A file to read. */
    record Input(ArchiveInput input) implements Item {}

    /** A place that cannot be looked into. */
    record Unreadable(String name, String reason) implements Item {}

    private final List<Item> items;
    private final BlockingQueue<Optional<Portion>> portions = new LinkedBlockingQueue<>();
    private volatile @Nullable Throwable failure;

    Stretch(List<Item> items) {
        this.items = items;
    }

    List<Item> items() {
        return items;
    }

    /** Whether this is but the archive's end. */
    boolean isEnd() {
        return items.isEmpty();
    }

    /** What was made of it and not taken yet; empty behind the last. */
    BlockingQueue<Optional<Portion>> portions() {
        return portions;
    }

    void add(Portion portion) {
        portions.add(Optional.of(portion));
    }

    /** Nothing more comes. */
    void end() {
        portions.add(Optional.empty());
    }

    /** Nothing more comes, for that reason. */
    void fail(Throwable reason) {
        failure = reason;
        end();
    }

    /** Throws what it failed with. */
    void throwFailure() throws InterruptedException {
        Throwable reason = failure;
        if (reason instanceof RuntimeException exception) {
            throw exception;
        }
        if (reason instanceof Error error) {
            throw error;
        }
        if (reason instanceof InterruptedException interruption) {
            throw interruption;
        }
    }
}
