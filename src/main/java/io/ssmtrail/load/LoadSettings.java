package io.ssmtrail.load;

import io.ssmtrail.bulk.BulkSender;
import io.ssmtrail.crew.Patience;
import java.time.Duration;
import java.util.Map;

/**
 * How a load spreads its work.
 *
 * @param readers threads that read and map
 * @param senders threads that send, each with one request under way
 * @param bulkBytes size at which a body is sent
 * @param bulkDocuments number of documents at which a body is sent
 * @param patience how long to go on while Elasticsearch takes nothing at all
 * @param reload whether to read what an earlier load has finished as well
 * @param refused inputs that are not to be read, by their absolute paths or their URIs in S3, and why: "the input ..."
 */
public record LoadSettings(
        int readers,
        int senders,
        int bulkBytes,
        int bulkDocuments,
        Duration patience,
        boolean reload,
        Map<String, String> refused) {

    /** What Elasticsearch gains by more is lost in the noise. */
    private static final int WINDOW_BULKS = 6;

    /** The part of the heap that the windows of all readers may take. */
    private static final int WINDOW_SHARE = 8;

    /** Fits a small server on the same machine, and does not flood a large one. */
    public static LoadSettings standard() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new LoadSettings(
                Math.max(1, Math.min(4, cores)), 3, BulkSender.GOOD_BYTES, 5_000, Patience.ORDINARY, false, Map.of());
    }

    /** How many bytes of documents a reader may keep back to put those together that resemble each other. */
    int windowBytes() {
        long share = Runtime.getRuntime().maxMemory() / WINDOW_SHARE / readers;
        return (int) Math.max(bulkBytes, Math.min((long) WINDOW_BULKS * bulkBytes, share));
    }
}
