package io.ssmtrail.load;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.elastic.StoredDocuments.StoredDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body of one bulk request, written once and sent as it lies there, and where each document in it came from.
 *
 * <p>Filled by one thread, then sent by another; the queue between them orders the two. Buffers are large, so batches
 * are used again and again.
 */
final class Batch {

    /**
     * One document of the body.
     *
     * @param start of its action line
     * @param end behind its last line feed
     * @param place the input's name, or that of a file within it
     */
    record Entry(int start, int end, InputTrack input, String place, long position, String eventId) {}

    private static final int INITIAL_SIZE = 1 << 20;

    private final Body body = new Body();
    private final List<Entry> entries = new ArrayList<>();

    /** What is written of a document. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Adds a document that is to be created, unless it is there. */
    void add(MappedEvent event, DocumentWriter writer, InputTrack input, String place, long position) {
        String id = event.identity().id();
        add(
                new Entry(0, 0, input, place, position, id),
                "{\"create\":{\"_index\":\"" + IndexNames.ofMonth(event.time()) + "\",\"_id\":\"",
                "\"}}\n",
                out -> writer.write(event.document(), out));
    }

    /** Adds what is to stand in place of a document, unless that has been changed or deleted since it was read. */
    void replace(StoredDocument stored, String index, Content content, InputTrack input) {
        add(
                new Entry(0, 0, input, index, stored.seqNo(), stored.id()),
                "{\"index\":{\"_index\":\"" + index + "\",\"if_seq_no\":" + stored.seqNo() + ",\"if_primary_term\":"
                        + stored.primaryTerm() + ",\"_id\":\"",
                "\"}}\n",
                content);
    }

    private void add(Entry entry, String beforeId, String behindId, Content content) {
        int start = body.length;
        try {
            body.ascii(beforeId);
            body.write(JsonStringEncoder.getInstance().quoteAsUTF8(entry.eventId()));
            body.ascii(behindId);
            content.write(body);
            body.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        } catch (RuntimeException | Error e) {
            body.length = start;
            throw e;
        }
        entries.add(new Entry(start, body.length, entry.input(), entry.place(), entry.position(), entry.eventId()));
        entry.input().added();
    }

    byte[] bytes() {
        return body.bytes;
    }

    int length() {
        return body.length;
    }

    List<Entry> entries() {
        return entries;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void clear() {
        body.length = 0;
        entries.clear();
    }

    /** A byte array that grows; the stock one would copy it to give it away. */
    private static final class Body extends OutputStream {

        private byte[] bytes = new byte[INITIAL_SIZE];
        private int length;

        void ascii(String text) {
            write(text.getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void write(int b) {
            reserve(1);
            bytes[length++] = (byte) b;
        }

        @Override
        public void write(byte[] source) {
            write(source, 0, source.length);
        }

        @Override
        public void write(byte[] source, int offset, int count) {
            reserve(count);
            System.arraycopy(source, offset, bytes, length, count);
            length += count;
        }

        private void reserve(int count) {
            if (bytes.length - length < count) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
            }
        }
    }
}
