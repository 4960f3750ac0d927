package io.ssmtrail.mapping;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.archive.Location;
import io.ssmtrail.archive.SlowInput;
import io.ssmtrail.crew.Crew;
import io.ssmtrail.document.RecordMapper;
import io.ssmtrail.intake.InputPass;
import io.ssmtrail.intake.InputReport;
import io.ssmtrail.intake.RecordCounters;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.json.JsonBytes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Maps archives without loading them: one thread finds files, several read and map them, and the caller's takes what
 * comes of it in the archive's order. Threads that are ahead wait, so memory depends on neither the number nor the size of
 * the files.
 *
 * <p>An object is for one pass.
 */
public final class ArchiveMapping {

    /** Takes what the archive's records become, in the archive's order, in the thread that asked for it. */
    public interface Recipient {

        /** Documents, each with a line feed behind it; they must be written before this returns. */
        void documents(JsonBytes lines) throws IOException;

        /** A file or folder, or a file within a file, that cannot be read, or not to its end: "the file …". */
        void unreadable(String name, String reason);

        /** A record that no document could be made of: "the record …". */
        void rejected(String place, long position, String reason);

        /** Something worth knowing about a record that has a document: "the record …". */
        void noted(String place, long position, String remark);
    }

    /** Stretches that may be found before they are printed. */
    private static final int MOST_STRETCHES = 256;

    /** What the mapped that waits may take of the memory that Java has, and at most. */
    private static final int SHARE_OF_MEMORY = 16;

    private static final long MOST_BYTES = 32 << 20;

    /** Of an input that is waited for, what was mapped is printed so often. */
    private static final Duration SILENCE = Duration.ofMillis(200);

    private final InputPass pass;
    private final int readers;
    private final Recipient recipient;
    private final WaitingRoom room =
            new WaitingRoom(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
    private final BlockingQueue<Stretch> toPrint = new ArrayBlockingQueue<>(MOST_STRETCHES);
    private final BlockingQueue<Stretch> toMap = new ArrayBlockingQueue<>(MOST_STRETCHES);
    private final Crew crew = new Crew();

    /**
     * Prepares a pass.
     *
     * @param readers threads that read and map
     */
    public ArchiveMapping(Selection selection, RecordMapper mapper, int readers, Recipient recipient) {
        this.pass = new InputPass(selection, mapper, new RecordCounters(), crew::isStopped);
        this.readers = readers;
        this.recipient = recipient;
    }

    /**
     * Maps what lies below the paths, and returns when the recipient has it all. What fails does so when all before it has
     * been handed over, as if one thread did everything.
     *
     * @throws IOException where the recipient throws it
     */
    public void map(List<String> paths, InputFinder finder) throws InterruptedException, IOException {
        try {
            for (int i = 0; i < readers; i++) {
                crew.start("reader-" + i, this::mapStretches);
            }
            crew.start("finder", () -> find(paths, finder));
            handOverAll();
        } finally {
            crew.callOff();
            crew.join();
        }
    }

    private void find(List<String> paths, InputFinder finder) throws InterruptedException {
        Stretch end = new Stretch(List.of());
        StretchFinder stretches = new StretchFinder(this::add);
        try {
            finder.find(paths, stretches);
            end.end();
        } catch (RuntimeException | Error e) {
            end.fail(e);
        }
        stretches.passOn();
        toPrint.put(end);
    }

    private void add(Stretch stretch) throws InterruptedException {
        toPrint.put(stretch);
        toMap.put(stretch);
    }

    private void mapStretches() throws InterruptedException {
        while (true) {
            map(toMap.take());
        }
    }

    private void map(Stretch stretch) throws InterruptedException {
        PortionFiller filler = new PortionFiller(stretch, room);
        try {
            for (Stretch.Item item : stretch.items()) {
                if (item instanceof Stretch.Input found) {
                    map(found.input(), stretch, filler);
                } else if (item instanceof Stretch.Unreadable unreadable) {
                    filler.unreadable(unreadable.name(), unreadable.reason());
                }
            }
            filler.handOver();
            stretch.end();
        } catch (InterruptedException e) {
            stretch.fail(e);
            throw e;
        } catch (RuntimeException | Error e) {
            filler.handOver();
            stretch.fail(e);
        }
    }

    private void map(ArchiveInput input, Stretch stretch, PortionFiller filler) throws InterruptedException {
        if (input.location() instanceof Location.StandardInput) {
            // Who names it twice has it read to its end the first time.
            room.awaitTurn(stretch);
        }
        InputReport report = pass.read(SlowInput.of(input, SILENCE, filler::handOver, crew::isStopped), filler);
        if (Thread.interrupted()) {
            throw new InterruptedException("reading was interrupted");
        }
        if (report.failure().isPresent()) {
            filler.unreadable(report.name(), report.failure().get());
        }
    }

    private void handOverAll() throws InterruptedException, IOException {
        Stretch stretch;
        do {
            stretch = crew.await(toPrint);
            room.turnOf(stretch);
            Optional<Portion> portion = crew.await(stretch.portions());
            while (portion.isPresent()) {
                portion.get().handTo(recipient);
                room.leave(portion.get());
                portion = crew.await(stretch.portions());
            }
            stretch.throwFailure();
        } while (!stretch.isEnd());
    }
}
