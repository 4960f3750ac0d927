package io.ssmtrail.bulk;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ssmtrail.crew.Patience;
import io.ssmtrail.elastic.BulkClient;
import io.ssmtrail.elastic.BulkResult;
import io.ssmtrail.elastic.BulkResult.Item;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.intake.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Logger;

/**
 * Sends a batch until each of its documents is created, known to be present, or refused for good. What Elasticsearch was
 * too busy for is sent again, that and nothing else; a body that is too large is halved, and a document that is too large
 * alone is refused.
 */
public final class BulkSender implements BatchSender {

    private static final Logger LOG = Logger.getLogger(BulkSender.class.getName());

    /** A size of bodies that fits a small server on the same machine, and does not flood a large one. */
    public static final int GOOD_BYTES = 5 << 20;

    private static final String TOO_LARGE = "it is larger than it, or a proxy before it, takes in one request";

    private static final String ADVICE = "give its nodes more heap, and load the file of rejected records";

    private final BulkClient client;
    private final Patience patience;
    private final BulkCounters counters;
    private final Consumer<Rejection> refused;
    private final BooleanSupplier stopped;

    /** The smallest body that was too large; a proxy's limit would else be run into with every batch. */
    private volatile int tooLarge = Integer.MAX_VALUE;

    /**
     * Prepares sending; one object serves all senders.
     *
     * @param refused hears of what Elasticsearch does not take
     * @param stopped asked after a failed try whether to leave it at that
     */
    public BulkSender(
            BulkClient client,
            Patience patience,
            BulkCounters counters,
            Consumer<Rejection> refused,
            BooleanSupplier stopped) {
        this.client = client;
        this.patience = patience;
        this.counters = counters;
        this.refused = refused;
        this.stopped = stopped;
    }

    /**
     * Sends all of a batch; of it remains open what a stopped load could not send at the first try.
     *
     * @throws io.ssmtrail.error.SsmtrailException where Elasticsearch refuses the request as such, or takes nothing for
     *     longer than patience lasts
     */
    @Override
    public void send(Batch batch) throws InterruptedException {
        send(batch.bytes(), batch.length(), batch.entries());
    }

    private void send(byte[] body, int length, List<Batch.Entry> entries) throws InterruptedException {
        byte[] bytes = body;
        int count = length;
        List<Batch.Entry> open = entries;
        int failedTries = 0;
        SizeDoubt doubt = new SizeDoubt(client, patience);
        while (!open.isEmpty()) {
            if (count >= tooLarge && open.size() > 1) {
                halve(bytes, open, TOO_LARGE);
                return;
            }
            long began = System.nanoTime();
            BulkResult result = client.send(bytes, 0, count, open.size());
            long nanos = System.nanoTime() - began;
            counters.answered(nanos, count);
            tell(open.size(), count, nanos, result);
            BulkResult.TryAgain trouble;
            if (result instanceof BulkResult.Refused refused) {
                throw refused.why();
            } else if (result instanceof BulkResult.TooLarge) {
                tooLarge = Math.min(tooLarge, count);
                LOG.warning("a bulk request of " + count + " bytes is refused as too large; it is halved");
                halve(bytes, open, TOO_LARGE);
                return;
            } else if (result instanceof BulkResult.TryAgain again) {
                trouble = again;
            } else {
                List<Item> items = ((BulkResult.Answered) result).items();
                List<Batch.Entry> left = settle(bytes, open, items);
                if (left.size() < open.size()) {
                    patience.progressed();
                    doubt.progressed();
                    failedTries = 0;
                }
                if (left.isEmpty()) {
                    return;
                }
                trouble = troubleOf(items);
                Joined joined = join(bytes, left);
                bytes = joined.bytes();
                count = bytes.length;
                open = joined.entries();
            }
            if (stopped.getAsBoolean()) {
                return;
            }
            String reason = trouble.reason();
            if (doubt.isCertain(trouble.tooMuch(), bytes, open)) {
                LOG.warning(() -> "a bulk request is too much for Elasticsearch, however often it is sent: " + reason);
                halve(bytes, open, "it is too much for its memory even alone, " + reason + "; " + ADVICE);
                return;
            }
            counters.retry(open.size());
            int again = open.size();
            int tries = failedTries + 1;
            LOG.warning(() -> again + " events are sent again, try " + (tries + 1) + ": " + reason);
            if (patience.isExhausted()) {
                throw new ClusterException(
                        "Elasticsearch has taken nothing for "
                                + patience.bound().toSeconds() + " seconds: " + reason + ".",
                        "What was loaded so far stays; run the same command again when Elasticsearch is well, nothing will be there twice.");
            }
            patience.pause(++failedTries);
        }
    }

    private static void tell(int events, int bytes, long nanos, BulkResult result) {
        LOG.fine(() -> "bulk request of " + events + " events, " + bytes + " bytes: "
                + result.getClass().getSimpleName() + " after " + nanos / 1_000_000 + " ms");
    }

    /** Settles what can be settled, and returns what must be sent again. */
    private List<Batch.Entry> settle(byte[] body, List<Batch.Entry> entries, List<Item> items) {
        List<Batch.Entry> again = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Batch.Entry entry = entries.get(i);
            Item item = items.get(i);
            if (item instanceof Item.Created) {
                counters.stored();
                entry.origin().stored();
            } else if (item instanceof Item.AlreadyPresent) {
                counters.alreadyPresent();
                entry.origin().alreadyPresent();
            } else if (item instanceof Item.Rejected rejected) {
                reject(body, entry, rejected.reason());
            } else if (item instanceof Item.NotAllowed notAllowed) {
                throw notAllowed.why();
            } else {
                again.add(entry);
            }
        }
        return again;
    }

    private static BulkResult.TryAgain troubleOf(List<Item> items) {
        for (Item item : items) {
            if (item instanceof Item.TryAgain again) {
                return new BulkResult.TryAgain(again.reason(), again.tooMuch());
            }
        }
        throw new IllegalStateException("nothing of it is to be sent again");
    }

    /** Sends it in two, or refuses what stands alone. */
    private void halve(byte[] body, List<Batch.Entry> entries, String reason) throws InterruptedException {
        if (entries.size() == 1) {
            reject(body, entries.get(0), reason);
            return;
        }
        int middle = entries.size() / 2;
        for (List<Batch.Entry> half : List.of(entries.subList(0, middle), entries.subList(middle, entries.size()))) {
            Joined joined = join(body, half);
            send(joined.bytes(), joined.bytes().length, joined.entries());
        }
    }

    private void reject(byte[] body, Batch.Entry entry, String reason) {
        Rejection rejection = new Rejection(
                entry.place(),
                entry.position(),
                entry.eventId(),
                "was refused by Elasticsearch: " + reason,
                originalOf(body, entry));
        counters.refused();
        // Not the reason: it quotes the document.
        LOG.warning(() -> entry.place() + ", record " + entry.position() + ": refused by Elasticsearch");
        refused.accept(rejection);
        entry.origin().refused();
    }

    /** The record as it stood in its file, which the document carries. */
    private static String originalOf(byte[] body, Batch.Entry entry) {
        int line = entry.start();
        while (body[line] != '\n') {
            line++;
        }
        try (InputStream document = new ByteArrayInputStream(body, line + 1, entry.end() - line - 1)) {
            return new JsonMapper()
                    .readTree(document)
                    .path("event")
                    .path("original")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException("a document that was just written is no JSON", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Joined(byte[] bytes, List<Batch.Entry> entries) {}

    private static Joined join(byte[] body, List<Batch.Entry> entries) {
        int length =
                entries.stream().mapToInt(entry -> entry.end() - entry.start()).sum();
        byte[] joined = new byte[length];
        List<Batch.Entry> moved = new ArrayList<>(entries.size());
        int at = 0;
        for (Batch.Entry entry : entries) {
            int size = entry.end() - entry.start();
            System.arraycopy(body, entry.start(), joined, at, size);
            moved.add(entry.at(at, at + size));
            at += size;
        }
        return new Joined(joined, moved);
    }
}
