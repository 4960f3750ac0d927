package io.ssmtrail.mapping;

import io.ssmtrail.document.DocumentWriter;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.json.JsonBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Some documents that follow one another, and what is to be told of the records among them. Filled by one thread, then
 * printed by another, and used again, since its memory is large.
 */
final class Portion {

    /** So that the next document, if it is an ordinary one, still fits in. */
    private static final int ENOUGH_BYTES = 448 << 10;

    private static final int CAPACITY = 512 << 10;

    private static final int ENOUGH_REMARKS = 100;

    /** About what one takes, with the names in it. */
    private static final int REMARK_BYTES = 1 << 10;

    private final JsonBytes documents = new JsonBytes(CAPACITY);
    private final List<Consumer<ArchiveMapping.Recipient>> remarks = new ArrayList<>();

    void add(MappedEvent event) {
        int start = documents.length();
        try {
            DocumentWriter.write(event.document(), documents);
            documents.write('\n');
        } catch (RuntimeException | Error e) {
            documents.backTo(start);
            throw e;
        }
    }

    void add(Consumer<ArchiveMapping.Recipient> remark) {
        remarks.add(remark);
    }

    boolean isEmpty() {
        return documents.length() == 0 && remarks.isEmpty();
    }

    boolean isFull() {
        return documents.length() >= ENOUGH_BYTES || remarks.size() >= ENOUGH_REMARKS;
    }

    /** The memory that it takes, in bytes. */
    long weight() {
        return documents.buffer().length + (long) REMARK_BYTES * remarks.size();
    }

    /** Whether a document has made it larger than most are, so that keeping it would be waste. */
    boolean isOversized() {
        return documents.buffer().length > CAPACITY;
    }

    void handTo(ArchiveMapping.Recipient recipient) throws IOException {
        // Whoever watches is told what is wrong before a full disk or a closed pipe ends it.
        remarks.forEach(remark -> remark.accept(recipient));
        recipient.documents(documents);
    }

    void clear() {
        documents.clear();
        remarks.clear();
    }
}
