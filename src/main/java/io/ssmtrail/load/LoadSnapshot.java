package io.ssmtrail.load;

import java.util.SortedSet;

/**
 * How far a load has come, or how it ended.
 *
 * @param inputs files
 * @param records what stood in them
 * @param bulks how it was sent
 * @param unknownActions actions of Systems Manager that the catalogue does not have
 */
public record LoadSnapshot(Inputs inputs, Records records, Bulks bulks, SortedSet<String> unknownActions) {

    /** Whether every input was read to its end and every wanted record could become a document. */
    public boolean isReadWhole() {
        return records.rejected() == 0 && inputs.unreadable() == 0;
    }

    /** Whether every input was read and every wanted record is in the index. */
    public boolean isComplete() {
        return isReadWhole() && records.unsettled() == 0;
    }

    /**
     * Files; sizes in bytes as they are stored.
     *
     * @param skipped those of the found that an earlier load has finished
     * @param bytesFound of those that are not skipped
     * @param allFound whether the search for files has ended
     * @param unreadable files and folders that could not be read, or not to their end
     * @param digests files that hold hashes of other files
     */
    public record Inputs(
            long found,
            long skipped,
            long bytesFound,
            boolean allFound,
            long read,
            long bytesRead,
            long unreadable,
            long digests) {}

    /**
     * Records: {@code read = loaded + alreadyPresent + notSelected + rejected + unsettled}, and nothing is unsettled once
     * a load has come to its end.
     *
     * @param insights those of the not selected that tell of unusual activity
     * @param identifiedByContent events that had no event id
     * @param unsettled events that Elasticsearch has not told about yet
     */
    public record Records(
            long read,
            long loaded,
            long alreadyPresent,
            long notSelected,
            long insights,
            long rejected,
            long identifiedByContent,
            long unsettled) {

        /** Whether each record is accounted for; only once nothing is under way any more. */
        public boolean balances() {
            return read == loaded + alreadyPresent + notSelected + rejected + unsettled;
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
