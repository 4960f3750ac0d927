package io.ssmtrail.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one input one by one: of a file, compressed or not, or of all the files that a zip or tar file
 * holds. What a file is its content tells.
 *
 * <p>A file within a zip or tar file that cannot be read becomes an {@link ArchiveItem.Unreadable} item, and the next is
 * read. Not safe for several threads.
 */
public final class InputReader implements Closeable {

    /** An archive, and the archives in it. */
    private static final int MAX_NESTING = 2;

    private final InputStream stored;
    private final Expansion expansion;
    private final Deque<Container> containers = new ArrayDeque<>();
    private @Nullable TextReader text;
    private String place;

    private InputReader(String name, InputStream stored, Expansion expansion) {
        this.place = name;
        this.stored = stored;
        this.expansion = expansion;
    }

    static InputReader open(String name, InputStream stored) throws IOException {
        return open(name, stored, Expansion.standard());
    }

    static InputReader open(String name, InputStream stored, Expansion expansion) throws IOException {
        InputReader reader = new InputReader(name, stored, expansion);
        try {
            reader.enter(expansion.ofStored(stored));
            return reader;
        } catch (IOException | RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    /** Where the last item stands: the input's name, and for a file within it {@code outer.zip!inner/name.json.gz}. */
    public String place() {
        return place;
    }

    /**
     * The next item, or empty at the end. The item's bytes are valid until the next call.
     *
     * @throws IOException where the input breaks off, or is of another kind; what was read before it stands
     */
    public Optional<ArchiveItem> next() throws IOException {
        while (true) {
            TextReader current = text;
            Optional<ArchiveItem> item;
            if (current != null) {
                item = read(current);
            } else if (!containers.isEmpty()) {
                item = enterNext(containers.element());
            } else {
                return Optional.empty();
            }
            if (item.isPresent()) {
                return item;
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            leaveText();
            while (!containers.isEmpty()) {
                containers.pop().close();
            }
        } finally {
            stored.close();
        }
    }

    private Optional<ArchiveItem> read(TextReader current) throws IOException {
        try {
            Optional<ArchiveItem> item = current.next();
            if (item.isEmpty()) {
                leaveText();
            }
            return item;
        } catch (IOException e) {
            leaveText();
            return failed(e, current.records(), containers.isEmpty());
        }
    }

    private Optional<ArchiveItem> enterNext(Container container) throws IOException {
        Optional<Container.Entry> entry;
        try {
            entry = container.next();
        } catch (IOException e) {
            containers.pop().close();
            place = container.path();
            return failed(e, 0, containers.isEmpty());
        }
        if (entry.isEmpty()) {
            containers.pop().close();
            return Optional.empty();
        }
        place = entry.get().path();
        try {
            enter(entry.get().content());
            return Optional.empty();
        } catch (IOException e) {
            return failed(e, 0, false);
        }
    }

    private void enter(InputStream bytes) throws IOException {
        BufferedInputStream in = Decoding.decompressed(bytes, expansion);
        Format format = Format.of(in);
        if (format != Format.ZIP && format != Format.TAR) {
            text = new TextReader(Decoding.text(in));
            return;
        }
        if (containers.size() == MAX_NESTING) {
            throw new UnreadableException("is an archive within an archive within an archive; take it out of one");
        }
        containers.push(
                format == Format.ZIP ? Container.zip(place, in, expansion) : Container.tar(place, in, expansion));
    }

    private static Optional<ArchiveItem> failed(IOException e, long records, boolean whole) throws IOException {
        if (whole
                || e instanceof InterruptedIOException
                || e instanceof ClosedByInterruptException
                || (e instanceof UnreadableException unreadable && unreadable.isForGood())) {
            throw e;
        }
        return Optional.of(new ArchiveItem.Unreadable(ReadFailure.reason(e, records)));
    }

    private void leaveText() throws IOException {
        TextReader current = text;
        text = null;
        if (current != null) {
            current.close();
        }
    }
}
