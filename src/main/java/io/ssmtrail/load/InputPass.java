package io.ssmtrail.load;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.ArchiveItem;
import io.ssmtrail.archive.RecordReader;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;

/**
 * One way through one input: each record chosen, mapped and handed on, or accounted for. Whatever is wrong with the
 * input ends up in the report; the pass itself does not fail.
 */
public final class InputPass {

    /** Pieces that are no record, and nothing but such pieces: the file is of another kind, and not worth the rest. */
    private static final int FOREIGN_PIECES = 100;

    private final Selection selection;
    private final RecordMapper mapper;
    private final BooleanSupplier stopped;

    /**
     * Prepares passes; one object serves for all inputs, and for several threads.
     *
     * @param stopped asked between records whether to leave off
     */
    public InputPass(Selection selection, RecordMapper mapper, BooleanSupplier stopped) {
        this.selection = selection;
        this.mapper = mapper;
        this.stopped = stopped;
    }

    /** Reads an input to its end, or to where it breaks off. */
    public InputReport read(ArchiveInput input, EventSink sink) throws InterruptedException {
        Tally tally = new Tally(input);
        try (RecordReader reader = input.open()) {
            Optional<ArchiveItem> item = reader.next();
            while (item.isPresent()) {
                if (stopped.getAsBoolean()) {
                    return tally.report(Optional.of("was not read to its end"));
                }
                take(item.get(), tally, sink);
                if (tally.foreign == FOREIGN_PIECES) {
                    return tally.report(Optional.of("holds no CloudTrail records"));
                }
                item = reader.next();
            }
            return tally.report(tally.isForeign() ? Optional.of("holds no CloudTrail records") : Optional.empty());
        } catch (IOException e) {
            return tally.report(Optional.of(reason(e, tally.read)));
        }
    }

    private void take(ArchiveItem item, Tally tally, EventSink sink) throws InterruptedException {
        if (item instanceof ArchiveItem.Found found) {
            tally.read++;
            tally.foreign = -1;
            choose(found.raw(), tally, sink);
        } else if (item instanceof ArchiveItem.Malformed malformed) {
            tally.read++;
            tally.rejected++;
            if (tally.foreign >= 0) {
                tally.foreign++;
            }
            sink.rejected(new Rejection(
                    tally.input.name(),
                    malformed.position(),
                    "",
                    malformed.reason() + " (byte " + malformed.offset() + ")",
                    malformed.text()));
        } else {
            tally.digest = true;
        }
    }

    private void choose(RawRecord raw, Tally tally, EventSink sink) throws InterruptedException {
        switch (selection.choose(raw.head())) {
            case NOT_WANTED -> tally.notSelected++;
            case INSIGHT -> {
                tally.notSelected++;
                tally.insights++;
            }
            case WANTED -> map(raw, tally, sink);
        }
    }

    private void map(RawRecord raw, Tally tally, EventSink sink) throws InterruptedException {
        MappedEvent event;
        try {
            event = mapper.map(raw);
        } catch (MalformedRecordException e) {
            tally.rejected++;
            sink.rejected(
                    new Rejection(tally.input.name(), raw.position(), "", String.valueOf(e.getMessage()), raw.text()));
            return;
        }
        tally.events++;
        if (event.identity().fromContent()) {
            tally.identifiedByContent++;
        }
        sink.event(event, raw.position());
    }

    private static String reason(IOException e, long read) {
        if (e instanceof NoSuchFileException) {
            return "does not exist any more";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read";
        }
        String after = read == 0 ? "" : ", after " + read + (read == 1 ? " record" : " records");
        if (e instanceof EOFException && "is empty".equals(e.getMessage())) {
            return "is empty";
        }
        if (e instanceof EOFException) {
            return "is cut off: its compressed content ends too early" + after;
        }
        if (e instanceof ZipException) {
            return "has broken compressed content: " + e.getMessage() + after;
        }
        return "cannot be read: " + e.getMessage() + after;
    }

    /** Counts while an input is read. */
    private static final class Tally {

        private final ArchiveInput input;
        private long read;
        private long events;
        private long notSelected;
        private long insights;
        private long rejected;
        private long identifiedByContent;
        /** Pieces that are no record before the first record; -1 once there was one. */
        private int foreign;

        private boolean digest;

        Tally(ArchiveInput input) {
            this.input = input;
        }

        boolean isForeign() {
            return foreign > 0 && !digest;
        }

        InputReport report(Optional<String> failure) {
            return new InputReport(
                    input.name(),
                    input.size(),
                    read,
                    events,
                    notSelected,
                    insights,
                    rejected,
                    identifiedByContent,
                    digest,
                    failure);
        }
    }
}
