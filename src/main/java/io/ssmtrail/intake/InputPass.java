package io.ssmtrail.intake;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.ArchiveItem;
import io.ssmtrail.archive.InputReader;
import io.ssmtrail.archive.ReadFailure;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One way through one input: each record chosen, mapped and handed on, or accounted for. Whatever is wrong with the
 * input ends up in the report; the pass itself does not fail.
 */
public final class InputPass {

    private final Selection selection;
    private final GuardedMapper mapper;
    private final RecordCounters counters;
    private final BooleanSupplier stopped;

    /** Prepares passes; one object serves for all inputs, and for several threads. */
    public InputPass(Selection selection, RecordMapper mapper) {
        this(selection, mapper, new RecordCounters(), () -> false);
    }

    /**
     * Prepares passes that are counted while they run.
     *
     * @param stopped asked between records whether to leave off
     */
    public InputPass(Selection selection, RecordMapper mapper, RecordCounters counters, BooleanSupplier stopped) {
        this.selection = selection;
        this.mapper = new GuardedMapper(mapper);
        this.counters = counters;
        this.stopped = stopped;
    }

    /**
     * Reads an input to its end, or to where it breaks off. Where the thread is interrupted, the report tells what was
     * read so far, and the thread stays interrupted.
     */
    public InputReport read(ArchiveInput input, EventSink sink) {
        InputTally tally = new InputTally(input, counters);
        try (InputReader reader = input.open()) {
            Optional<ArchiveItem> item = reader.next();
            while (item.isPresent()) {
                if (stopped.getAsBoolean()) {
                    return tally.leftOff();
                }
                tally.at(reader.place());
                take(item.get(), tally, sink);
                item = reader.next();
            }
            return tally.whole();
        } catch (InterruptedException | ClosedByInterruptException | InterruptedIOException e) {
            Thread.currentThread().interrupt();
            return tally.leftOff();
        } catch (IOException e) {
            // What was left off may fail to be closed, which is no fault of the input.
            return stopped.getAsBoolean() ? tally.leftOff() : tally.failed(ReadFailure.reason(e, tally.read()));
        }
    }

    private void take(ArchiveItem item, InputTally tally, EventSink sink) throws InterruptedException {
        if (item instanceof ArchiveItem.Found found) {
            tally.found();
            choose(found.raw(), tally, sink);
        } else if (item instanceof ArchiveItem.Malformed malformed) {
            tally.malformed();
            sink.rejected(new Rejection(
                    tally.place(),
                    malformed.position(),
                    "",
                    malformed.reason() + " (byte " + malformed.offset() + ")",
                    malformed.text()));
        } else if (item instanceof ArchiveItem.Unreadable unreadable) {
            tally.unreadable();
            sink.unreadable(tally.place(), unreadable.reason());
        } else {
            tally.digest();
        }
    }

    private void choose(RawRecord raw, InputTally tally, EventSink sink) throws InterruptedException {
        switch (selection.choose(raw.head())) {
            case NOT_WANTED -> tally.notSelected();
            case INSIGHT -> tally.insight();
            case WANTED -> map(raw, tally, sink);
        }
    }

    private void map(RawRecord raw, InputTally tally, EventSink sink) throws InterruptedException {
        MappedEvent event;
        try {
            event = mapper.map(raw);
        } catch (MalformedRecordException e) {
            reject(raw, String.valueOf(e.getMessage()), tally, sink);
            return;
        }
        boolean fromContent = event.identity().fromContent();
        tally.event(fromContent);
        if (fromContent) {
            sink.noted(tally.place(), raw.position(), "has no eventID; a hash of its content is its id");
        }
        sink.event(event, tally.place(), raw.position());
    }

    private static void reject(RawRecord raw, String reason, InputTally tally, EventSink sink)
            throws InterruptedException {
        tally.rejected();
        sink.rejected(new Rejection(tally.place(), raw.position(), "", reason, raw.text()));
    }
}
