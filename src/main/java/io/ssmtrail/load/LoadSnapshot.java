package io.ssmtrail.load;

import io.ssmtrail.bulk.BulkCounts;
import io.ssmtrail.intake.RecordCounts;
import java.time.Duration;
import java.util.SortedSet;

/**
 * How far a load has come, or how it ended.
 *
 * @param inputs files
 * @param records what stood in them
 * @param bulks how it was sent
 * @param unknownActions actions of Systems Manager that the catalogue does not have
 * @param took from the beginning until now
 */
public record LoadSnapshot(
        Inputs inputs, Records records, BulkCounts.Requests bulks, SortedSet<String> unknownActions, Duration took) {

    /** Events that Elasticsearch acknowledged, whether it had them already or not, in a second. */
    public double eventsPerSecond() {
        return (records.loaded() + records.alreadyPresent()) / Math.max(0.001, took.toNanos() / 1e9);
    }

    /** Whether every input was read to its end and every wanted record could become a document. */
    public boolean isReadWhole() {
        return records.rejected() == 0 && inputs.unreadable() == 0;
    }

    /** Whether there is anything to account for. */
    public boolean isAnythingFound() {
        return inputs.found() > 0 || inputs.unreadable() > 0;
    }

    /** Whether nothing is left to do: all inputs are found and read, and Elasticsearch has told about each event. */
    public boolean isAtEnd() {
        return inputs.allFound() && inputs.read() == inputs.found() - inputs.skipped() && records.unsettled() == 0;
    }

    /** Whether every input was read and every wanted record is in the index. */
    public boolean isComplete() {
        return isReadWhole() && isAtEnd();
    }

    /**
     * Files; sizes in bytes as they are stored.
     *
     * @param skipped those of the found that an earlier load has finished
     * @param bytesFound of those that are not skipped
     * @param allFound whether the search for files has ended
     * @param read those that were opened, to their end or to where they break off
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

        static Records of(RecordCounts read, BulkCounts sent) {
            return new Records(
                    read.read(),
                    sent.stored(),
                    sent.alreadyPresent(),
                    read.notSelected(),
                    read.insights(),
                    read.rejected() + sent.refused(),
                    read.identifiedByContent(),
                    read.events() - sent.settled());
        }

        /** Whether each record is accounted for; only once nothing is under way any more. */
        public boolean balances() {
            return read == loaded + alreadyPresent + notSelected + rejected + unsettled;
        }
    }
}
