package io.ssmtrail.load;

import io.ssmtrail.bulk.Origin;
import io.ssmtrail.intake.InputReport;
import io.ssmtrail.ledger.InputOutcome;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one input until each of its documents is acknowledged, since its documents are spread over many bulks that end
 * in any order. Safe for several threads.
 */
final class InputTrack implements Origin {

    /** One more than the documents on their way, until the input has been read. */
    private final AtomicLong open = new AtomicLong(1);

    private final AtomicLong loaded = new AtomicLong();
    private final AtomicLong alreadyPresent = new AtomicLong();
    private final AtomicLong rejectedByServer = new AtomicLong();
    private final String name;
    private final Consumer<InputTrack> whenFinished;

    private volatile @Nullable InputReport report;

    /**
     * Begins with an input.
     *
     * @param whenFinished called once, when the input has been read and all of its documents are acknowledged
     */
    InputTrack(String name, Consumer<InputTrack> whenFinished) {
        this.name = name;
        this.whenFinished = whenFinished;
    }

    String name() {
        return name;
    }

    @Override
    public void added() {
        open.incrementAndGet();
    }

    @Override
    public void stored() {
        loaded.incrementAndGet();
        close();
    }

    @Override
    public void alreadyPresent() {
        alreadyPresent.incrementAndGet();
        close();
    }

    @Override
    public void refused() {
        rejectedByServer.incrementAndGet();
        close();
    }

    void read(InputReport whole) {
        report = whole;
        close();
    }

    private void close() {
        if (open.decrementAndGet() == 0) {
            whenFinished.accept(this);
        }
    }

    /** What was found, with what became of it; only once the input is finished. */
    InputOutcome outcome() {
        InputReport found = report;
        if (found == null) {
            throw new IllegalStateException(name + " is not finished");
        }
        return new InputOutcome(found, loaded.get(), alreadyPresent.get(), rejectedByServer.get());
    }
}
