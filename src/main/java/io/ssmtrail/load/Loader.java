package io.ssmtrail.load;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.elastic.BulkClient;
import io.ssmtrail.elastic.Elastic;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Loads archives: one thread finds files, several read and map them into bulk bodies, several send those. Bounded queues
 * between them hold the fast ones back, so memory depends on neither the number nor the size of the files.
 *
 * <p>Start it with {@link #load}, watch it with {@link #snapshot} and end it early with {@link #stop} from other threads.
 */
public final class Loader {

    private static final Duration IDLE = Duration.ofMillis(100);

    private final Elastic elastic;
    private final LoadSettings settings;
    private final RecordMapper mapper;
    private final RejectFile rejects;
    private final LoadListener listener;
    private final LoadCounters counters = new LoadCounters();
    private final DocumentWriter writer = new DocumentWriter();
    private final BlockingQueue<ArchiveInput> inputs = new ArrayBlockingQueue<>(1_000);
    private final BlockingQueue<Batch> full;
    private final BlockingQueue<Batch> empty;
    private final Crew crew = new Crew();
    private final CountDownLatch stop = new CountDownLatch(1);

    private volatile boolean searching = true;
    private final AtomicInteger reading = new AtomicInteger();

    public Loader(
            Elastic elastic, LoadSettings settings, RecordMapper mapper, RejectFile rejects, LoadListener listener) {
        this.elastic = elastic;
        this.settings = settings;
        this.mapper = mapper;
        this.rejects = rejects;
        this.listener = listener;
        int batches = settings.readers() + 2 * settings.senders();
        this.full = new ArrayBlockingQueue<>(batches);
        this.empty = new ArrayBlockingQueue<>(batches);
        for (int i = 0; i < batches; i++) {
            empty.add(new Batch());
        }
    }

    /**
     * Loads what lies below the paths, and returns when every document is acknowledged, or when the load was stopped.
     *
     * @throws io.ssmtrail.error.SsmtrailException where loading cannot go on; what was acknowledged stays
     */
    public LoadSnapshot load(List<String> paths, InputFinder finder, Selection selection) throws InterruptedException {
        reading.set(settings.readers());
        for (int i = 0; i < settings.readers(); i++) {
            crew.start("reader-" + i, () -> read(selection));
        }
        BulkSender sender = new BulkSender(
                new BulkClient(elastic),
                new Patience(settings.patience(), Clock.systemUTC(), new Random(), this::sleep),
                counters,
                rejects,
                listener,
                this::isStopped);
        for (int i = 0; i < settings.senders(); i++) {
            crew.start("sender-" + i, () -> send(sender));
        }
        crew.start("finder", () -> find(paths, finder));
        crew.join();
        return counters.snapshot();
    }

    /** How far it has come. */
    public LoadSnapshot snapshot() {
        return counters.snapshot();
    }

    /** Leaves off after the records under way; {@link #load} then returns as soon as they are acknowledged. */
    public void stop() {
        stop.countDown();
    }

    /** Leaves off at once; what is under way may or may not be in the index. */
    public void callOff() {
        stop();
        crew.callOff();
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    private void sleep(Duration time) throws InterruptedException {
        boolean stoppedMeanwhile = stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        assert !stoppedMeanwhile || isStopped();
    }

    private void find(List<String> paths, InputFinder finder) throws InterruptedException {
        try {
            finder.find(paths, new InputFinder.Sink() {
                @Override
                public void found(ArchiveInput input) throws InterruptedException {
                    if (isRejectFile(input)) {
                        return;
                    }
                    counters.found(input.size());
                    while (!inputs.offer(input, IDLE.toMillis(), TimeUnit.MILLISECONDS)) {
                        leaveIfStopped();
                    }
                    leaveIfStopped();
                }

                @Override
                public void unreadable(String name, String reason) {
                    counters.unreadable();
                    rejects.unreadable(name, reason);
                    listener.unreadable(name, reason);
                }
            });
            counters.allFound();
        } finally {
            searching = false;
        }
    }

    private void leaveIfStopped() throws InterruptedException {
        if (isStopped()) {
            throw new InterruptedException("the load was stopped");
        }
    }

    /** Whether the input is the very file that this load writes to, which would never end. */
    private boolean isRejectFile(ArchiveInput input) {
        return !input.name().equals("-")
                && input.name().endsWith(rejects.path().getFileName().toString())
                && Path.of(input.name()).toAbsolutePath().normalize().equals(rejects.path());
    }

    private void read(Selection selection) throws InterruptedException {
        InputPass pass = new InputPass(selection, mapper, counters, this::isStopped);
        Filling filling = new Filling();
        try {
            while (!isStopped()) {
                boolean last = !searching;
                ArchiveInput input = inputs.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (input != null) {
                    read(input, pass, filling);
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

    private void read(ArchiveInput input, InputPass pass, Filling filling) {
        InputTrack track = new InputTrack(input.name(), finished -> {});
        filling.input = track;
        InputReport report = pass.read(Metered.of(input, counters::bytesRead), filling);
        counters.inputRead(report);
        report.failure().ifPresent(reason -> {
            rejects.unreadable(report.name(), reason);
            listener.unreadable(report.name(), reason);
        });
        track.read(report);
    }

    private void send(BulkSender sender) throws InterruptedException {
        while (true) {
            boolean last = reading.get() == 0;
            Batch batch = full.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            if (batch != null) {
                sender.send(batch);
                batch.clear();
                empty.put(batch);
            } else if (last) {
                return;
            }
        }
    }

    /** The batch that one reader fills, over as many inputs as it takes. */
    private final class Filling implements EventSink {

        private @Nullable Batch batch;
        private InputTrack input = new InputTrack("", finished -> {});

        @Override
        public void event(MappedEvent event, long position) throws InterruptedException {
            if (!event.knownAction()) {
                counters.unknownAction(event.action());
            }
            if (batch == null) {
                batch = empty.take();
            }
            batch.add(event, writer, input, position);
            if (batch.length() >= settings.bulkBytes() || batch.entries().size() >= settings.bulkDocuments()) {
                handOver();
            }
        }

        @Override
        public void rejected(Rejection rejection) {
            rejects.write(rejection);
            listener.rejected(rejection);
        }

        @Override
        public void noted(String name, long position, String remark) {
            listener.noted(name, position, remark);
        }

        void handOver() throws InterruptedException {
            if (batch != null && !batch.isEmpty()) {
                full.put(batch);
                batch = null;
            }
        }
    }
}
