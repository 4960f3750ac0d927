package io.ssmtrail.load;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.archive.SlowInput;
import io.ssmtrail.bulk.Batch;
import io.ssmtrail.bulk.BatchSender;
import io.ssmtrail.bulk.BulkSender;
import io.ssmtrail.crew.Crew;
import io.ssmtrail.crew.Patience;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.BulkClient;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.intake.InputPass;
import io.ssmtrail.intake.InputReport;
import io.ssmtrail.intake.Rejection;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.ledger.InputKey;
import io.ssmtrail.ledger.InputOutcome;
import io.ssmtrail.ledger.Ledger;
import io.ssmtrail.ledger.LedgerEntry;
import io.ssmtrail.ledger.LoadRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/**
 * Loads archives: one thread finds files, several read and map them into bulk bodies, several send those, one keeps the
 * ledger. Bounded queues between them hold the fast ones back, so memory depends on neither the number nor the size of
 * the files.
 *
 * <p>An object is for one load. Start it with {@link #load} or {@link #rehearse}, watch it with {@link #snapshot} and end
 * it early with {@link #stop} from other threads.
 */
public final class Loader {

    private static final Logger LOG = Logger.getLogger(Loader.class.getName());
    private static final Duration IDLE = Duration.ofMillis(100);

    /** Of an input that is waited for, what was read is sent so often. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    /**
     * After a stop, what has not been sent by then stays for the next load: the ledger must still be written before the
     * command line's grace is over.
     */
    private static final Duration LAST_SENDING = Duration.ofSeconds(3);

    private final Elastic elastic;
    private final LoadSettings settings;
    private final RecordMapper mapper;
    private final RejectFile rejects;
    private final LoadListener listener;
    private final LoadCounters counters = new LoadCounters();
    private final BlockingQueue<ArchiveInput> inputs = new ArrayBlockingQueue<>(1_000);
    private final BatchPool pool;
    private final Crew crew = new Crew();
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger sending = new AtomicInteger();

    private volatile boolean searching = true;

    /** What is done with an input's outcome, once each of its documents is settled. */
    @FunctionalInterface
    private interface Finish {
        void finish(InputKey key, InputOutcome outcome, Duration took);
    }

    public Loader(
            Elastic elastic, LoadSettings settings, RecordMapper mapper, RejectFile rejects, LoadListener listener) {
        this.elastic = elastic;
        this.settings = settings;
        this.mapper = mapper;
        this.rejects = rejects;
        this.listener = listener;
        this.pool = new BatchPool(settings);
    }

    /**
     * Loads what lies below the paths, and returns when every document is acknowledged, or when the load was stopped.
     * What an earlier load has finished is passed over, unless the settings say otherwise.
     *
     * @throws io.ssmtrail.error.SsmtrailException where loading cannot go on; what was acknowledged stays
     */
    public LoadSnapshot load(List<String> paths, InputFinder finder, Selection selection) throws InterruptedException {
        LoadRun run = LoadRun.begin();
        LOG.info(() -> "load " + run.id() + " begins, " + settings.readers() + " readers, " + settings.senders()
                + " senders, bulk requests of " + settings.bulkBytes() + " bytes");
        Patience patience = new Patience(settings.patience(), crew::pause);
        Ledger ledger = new Ledger(elastic, patience, crew::isStopped);
        FinishedInputs finished = new FinishedInputs(ledger, rejects);
        BatchSender sender =
                new BulkSender(new BulkClient(elastic), patience, counters.bulks(), this::reject, crew::isStopped);
        InputGate.Memory memory = settings.reload() ? all -> all : found -> ledger.unfinished(found, selection);
        Finish finish =
                (key, outcome, took) -> finished.add(LedgerEntry.of(key, selection, outcome, took, run, Instant.now()));
        start(paths, finder, selection, memory, sender, finish);
        crew.start("ledger", () -> finished.writeUntil(() -> sending.get() == 0));
        crew.join();
        LoadSnapshot end = counters.snapshot();
        String status = crew.isStopped() && !end.isAtEnd()
                ? LedgerEntry.INTERRUPTED
                : end.isComplete() ? LedgerEntry.COMPLETE : LedgerEntry.PARTIAL;
        LOG.info(() -> "load " + run.id() + " ends, " + status + ": "
                + LoadSummary.of(end).without("unknown_actions"));
        if (!crew.isCalledOff()) {
            ledger.write(List.of(LedgerEntry.of(run, selection, LoadSummary.of(end), status, Instant.now())));
        }
        return end;
    }

    /** Reads, selects and maps as {@link #load} does, and sends nothing; what would be sent remains unsettled. */
    public LoadSnapshot rehearse(List<String> paths, InputFinder finder, Selection selection)
            throws InterruptedException {
        start(paths, finder, selection, all -> all, batch -> {}, (key, outcome, took) -> {});
        crew.join();
        return counters.snapshot();
    }

    private void start(
            List<String> paths,
            InputFinder finder,
            Selection selection,
            InputGate.Memory memory,
            BatchSender sender,
            Finish finish) {
        reading.set(settings.readers());
        sending.set(settings.senders());
        for (int i = 0; i < settings.readers(); i++) {
            crew.start("reader-" + i, () -> read(selection, finish));
        }
        for (int i = 0; i < settings.senders(); i++) {
            crew.start("sender-" + i, () -> send(sender));
        }
        crew.start("finder", () -> find(paths, finder, memory));
    }

    /** How far it has come. */
    public LoadSnapshot snapshot() {
        return counters.snapshot();
    }

    /**
     * Leaves off after the records under way; {@link #load} then returns as soon as they are acknowledged. What it does not
     * come to send within a few seconds is left to the next load.
     */
    public void stop() {
        crew.stop();
    }

    /** Leaves off at once; what is under way may or may not be in the index. */
    public void callOff() {
        crew.callOff();
    }

    private void find(List<String> paths, InputFinder finder, InputGate.Memory memory) throws InterruptedException {
        InputGate gate = new InputGate(memory, this::offer, settings.refused(), counters, rejects, listener);
        try {
            finder.find(paths, gate);
            gate.passOn();
            counters.allFound();
        } finally {
            searching = false;
        }
    }

    private void offer(ArchiveInput input) throws InterruptedException {
        while (!crew.isStopped()) {
            if (inputs.offer(input, IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        throw new InterruptedException("the load was stopped");
    }

    private void read(Selection selection, Finish finish) throws InterruptedException {
        InputPass pass = new InputPass(selection, mapper, counters.records(), crew::isStopped);
        Filling filling = new Filling(settings, pool, counters, rejects, listener);
        try {
            while (!crew.isStopped()) {
                boolean last = !searching;
                ArchiveInput input = inputs.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (input != null) {
                    read(input, pass, filling, finish);
                } else if (last) {
                    break;
                } else {
                    filling.handOver();
                }
            }
            filling.handOver();
        } finally {
            reading.decrementAndGet();
        }
    }

    private void read(ArchiveInput input, InputPass pass, Filling filling, Finish finish) {
        long began = System.nanoTime();
        Optional<InputKey> key = InputKey.of(input);
        InputTrack track = new InputTrack(input.name(), finished -> {
            InputOutcome outcome = finished.outcome();
            if (key.isPresent() && !outcome.found().leftOff()) {
                finish.finish(key.get(), outcome, Duration.ofNanos(System.nanoTime() - began));
            }
        });
        filling.begin(track);
        ArchiveInput patient = SlowInput.of(input, SILENCE, filling::handOver, crew::isStopped);
        InputReport report = pass.read(Metered.of(patient, counters::bytesRead), filling);
        counters.inputRead(report);
        LOG.fine(() -> report.name() + ": read, " + report.read() + " records");
        report.failure().ifPresent(reason -> {
            LOG.warning(() -> report.name() + ": " + reason);
            rejects.unreadable(report.name(), reason);
            listener.unreadable(report.name(), reason);
        });
        track.read(report);
    }

    private void reject(Rejection rejection) {
        rejects.write(rejection);
        listener.rejected(rejection);
    }

    private void send(BatchSender sender) throws InterruptedException {
        try {
            while (true) {
                boolean last = reading.get() == 0;
                Optional<Batch> batch = pool.pollFull(IDLE);
                if (batch.isPresent()) {
                    if (!crew.isStoppedFor(LAST_SENDING)) {
                        sender.send(batch.get());
                    }
                    pool.giveBack(batch.get());
                } else if (last) {
                    return;
                }
            }
        } finally {
            sending.decrementAndGet();
        }
    }
}
