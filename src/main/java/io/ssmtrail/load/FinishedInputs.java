package io.ssmtrail.load;

import io.ssmtrail.ledger.Ledger;
import io.ssmtrail.ledger.LedgerEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Inputs on their way into the ledger: many finish at once, and one request takes them all. */
final class FinishedInputs {

    private static final int MOST = 500;
    private static final Duration WHILE = Duration.ofMillis(300);

    /** As many as finish while a request to the ledger is under way; an entry is a few hundred bytes. */
    private final BlockingQueue<LedgerEntry> entries = new LinkedBlockingQueue<>();

    private final Ledger ledger;
    private final RejectFile rejects;

    FinishedInputs(Ledger ledger, RejectFile rejects) {
        this.ledger = ledger;
        this.rejects = rejects;
    }

    void add(LedgerEntry entry) {
        entries.add(entry);
    }

    /** Writes entries while they come, and in the end what is left. */
    void writeUntil(BooleanSupplier noMoreCome) throws InterruptedException {
        while (true) {
            boolean last = noMoreCome.getAsBoolean();
            write();
            if (last && entries.isEmpty()) {
                return;
            }
            if (!last) {
                LedgerEntry next = entries.poll(WHILE.toMillis(), TimeUnit.MILLISECONDS);
                if (next != null) {
                    write(next);
                }
            }
        }
    }

    private void write(LedgerEntry... first) throws InterruptedException {
        List<LedgerEntry> together = new ArrayList<>(List.of(first));
        entries.drainTo(together, MOST);
        // What an entry says was rejected must be in the file before anyone can read so.
        rejects.flush();
        ledger.write(together);
    }
}
