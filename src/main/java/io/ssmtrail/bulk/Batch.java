package io.ssmtrail.bulk;

import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.elastic.StoredDocuments.StoredDocument;
import io.ssmtrail.json.JsonBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of one bulk request, written once and sent as it lies there, and where each document in it came from.
 *
 * <p>Filled by one thread, then sent by another; the queue between them orders the two. Buffers are large, so batches
 * are used again and again.
 */
public final class Batch {

    /**
     * One document of the body.
     *
     * @param start of its action line
     * @param end behind its last line feed
     * @param place the input's name, or that of a file within it
     */
    public record Entry(int start, int end, Origin origin, String place, long position, String eventId) {

        Entry at(int newStart, int newEnd) {
            return new Entry(newStart, newEnd, origin, place, position, eventId);
        }
    }

    private static final int INITIAL_SIZE = 1 << 20;

    private final int ordinarySize;
    private final List<Entry> entries = new ArrayList<>();
    private JsonBytes body = new JsonBytes(INITIAL_SIZE);

    /**
     * Begins without documents.
     *
     * @param ordinarySize bytes that the body has when it is full, but for the last document
     */
    public Batch(int ordinarySize) {
        this.ordinarySize = ordinarySize;
    }

    /** What is written of a document. */
    @FunctionalInterface
    public interface Content {
        void write(JsonBytes json) throws IOException;
    }

    /** Adds a document that is to be created, unless it is there. */
    public void add(MappedEvent event, Origin origin, String place, long position) {
        add(
                "{\"create\":{\"_index\":\"" + IndexNames.ofMonth(event.time()) + "\",\"_id\":",
                json -> DocumentWriter.write(event.document(), json),
                origin,
                place,
                position,
                event.identity().id());
    }

    /** Adds what is to stand in place of a document, unless that has been changed or deleted since it was read. */
    public void replace(StoredDocument stored, String index, Content content, Origin origin) {
        add(
                "{\"index\":{\"_index\":\"" + index + "\",\"if_seq_no\":" + stored.seqNo() + ",\"if_primary_term\":"
                        + stored.primaryTerm() + ",\"_id\":",
                content,
                origin,
                index,
                stored.seqNo(),
                stored.id());
    }

    /** Adds a document of another batch, which is then this one's to settle. */
    public void take(Batch other, Entry entry) {
        int start = body.length();
        body.write(other.bytes(), entry.start(), entry.end() - entry.start());
        entries.add(entry.at(start, body.length()));
    }

    private void add(String beforeId, Content content, Origin origin, String place, long position, String eventId) {
        int start = body.length();
        try {
            body.ascii(beforeId);
            body.string(eventId);
            body.ascii("}}\n");
            content.write(body);
            body.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        } catch (RuntimeException | Error e) {
            body.backTo(start);
            throw e;
        }
        entries.add(new Entry(start, body.length(), origin, place, position, eventId));
        origin.added();
    }

    public byte[] bytes() {
        return body.buffer();
    }

    public int length() {
        return body.length();
    }

    public List<Entry> entries() {
        return entries;
    }

    public Entry lastEntry() {
        return entries.get(entries.size() - 1);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public void clear() {
        // A body doubles as it grows, and some of its documents may have been as large as a body.
        if (body.buffer().length > Math.max(INITIAL_SIZE, 4L * ordinarySize)) {
            body = new JsonBytes(INITIAL_SIZE);
        }
        body.clear();
        entries.clear();
    }
}
