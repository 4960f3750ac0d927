package io.ssmtrail.load;

/**
 * How far a load has come, or how it ended.
 *
 * @param inputs files
 * @param records what stood in them
 * @param bulks how it was sent
 */
public record LoadSnapshot(Inputs inputs, Records records, Bulks bulks) {

    /**
     * Files; sizes in bytes as they are stored.
     *
     * @param allFound whether the search for files has ended
     * @param unreadable files and folders that could not be read, or not to their end
     * @param digests files that hold hashes of other files
     */
    public record Inputs(
            long found, long bytesFound, boolean allFound, long read, long bytesRead, long unreadable, long digests) {}

    /**
     * Records: {@code read = loaded + alreadyPresent + notSelected + rejected}.
     *
     * @param insights those of the not selected that tell of unusual activity
     * @param identifiedByContent events that had no event id
     */
    public record Records(
            long read,
            long loaded,
            long alreadyPresent,
            long notSelected,
            long insights,
            long rejected,
            long identifiedByContent) {

        /** Whether each record is accounted for. */
        public boolean balances() {
            return read == loaded + alreadyPresent + notSelected + rejected;
        }
    }

    /**
     * Bulk requests.
     *
     * @param nanos spent waiting for answers, by all senders together
     * @param retried documents that were sent once more
     */
    public record Bulks(long sent, long nanos, long bytes, long retried) {}
}
