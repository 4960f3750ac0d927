package io.ssmtrail.load;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;

/**
 * Lets inputs through to the readers, except those that an earlier load has finished; asks the ledger for many at a time,
 * since archives are made of very many small files.
 */
final class InputGate implements InputFinder.Sink {

    /** Where inputs go. */
    @FunctionalInterface
    interface Way {
        void pass(ArchiveInput input) throws InterruptedException;
    }

    /** What the ledger tells. */
    @FunctionalInterface
    interface Memory {
        List<ArchiveInput> unfinished(List<ArchiveInput> inputs) throws InterruptedException;
    }

    private static final Logger LOG = Logger.getLogger(InputGate.class.getName());
    private static final int MOST = 512;

    private final Memory memory;
    private final Way way;
    private final Map<String, String> refused;
    private final LoadCounters counters;
    private final RejectFile rejects;
    private final LoadListener listener;
    private final List<ArchiveInput> waiting = new ArrayList<>();
    /** Few at first, so that the readers begin at once. */
    private int enough = 8;

    InputGate(
            Memory memory,
            Way way,
            Map<String, String> refused,
            LoadCounters counters,
            RejectFile rejects,
            LoadListener listener) {
        this.memory = memory;
        this.way = way;
        this.refused = refused;
        this.counters = counters;
        this.rejects = rejects;
        this.listener = listener;
    }

    @Override
    public void found(ArchiveInput input) throws InterruptedException {
        if (rejects.isFile(input)) {
            return;
        }
        if (!refused.isEmpty()) {
            String why = refused.get(input.location().wholeName());
            if (why != null) {
                unreadable(input.name(), why);
                return;
            }
        }
        counters.found(input.size());
        waiting.add(input);
        if (waiting.size() >= enough) {
            passOn();
            enough = Math.min(MOST, enough * 2);
        }
    }

    @Override
    public void unreadable(String name, String reason) {
        counters.unreadable();
        LOG.warning(() -> name + ": " + reason);
        rejects.unreadable(name, reason);
        listener.unreadable(name, reason);
    }

    /** Lets those through that still wait for the ledger to be asked. */
    void passOn() throws InterruptedException {
        List<ArchiveInput> unfinished = memory.unfinished(List.copyOf(waiting));
        long left = unfinished.stream()
                .mapToLong(input -> Math.max(0, input.size()))
                .sum();
        long all =
                waiting.stream().mapToLong(input -> Math.max(0, input.size())).sum();
        counters.skipped(waiting.size() - unfinished.size(), all - left);
        waiting.clear();
        for (ArchiveInput input : unfinished) {
            way.pass(input);
        }
    }
}
