package io.ssmtrail.bulk;

import java.time.Duration;

/**
 * What became of the documents that were sent in bulk requests.
 *
 * @param stored documents that Elasticsearch took
 * @param alreadyPresent documents that it had, or whose place another one has
 * @param refused documents that it does not take
 * @param requests how they were sent
 */
public record BulkCounts(long stored, long alreadyPresent, long refused, Requests requests) {

    /** Documents that Elasticsearch has told about. */
    public long settled() {
        return stored + alreadyPresent + refused;
    }

    /**
     * Bulk requests.
     *
     * @param nanos spent waiting for answers, by all senders together
     * @param bytes of all bodies, those that were sent again too
     * @param failedTries requests of which something had to be sent again
     * @param retried documents that were sent once more
     * @param latency from sending a request to the end of its answer
     */
    public record Requests(long sent, long nanos, long bytes, long failedTries, long retried, Latency latency) {}

    /** How long half of the requests, 95 and 99 of a hundred, and all of them took at the most. */
    public record Latency(Duration median, Duration p95, Duration p99, Duration max) {}
}
