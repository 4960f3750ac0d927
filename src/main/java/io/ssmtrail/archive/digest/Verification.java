package io.ssmtrail.archive.digest;

/**
 * How a verification ended.
 *
 * @param digests digest files that were read
 * @param logFiles log files that they list
 * @param good those that are there, unaltered, and not listed by a digest that is altered itself, or whose signature could
 *     not be checked with the keys that were given
 * @param unproven those that are only as such a digest says
 * @param signatures of digests that were found good
 * @param unsigned newest digests in folders, whose signatures only S3 has
 * @param findings things that were not as they should be
 */
public record Verification(
        long digests, long logFiles, long good, long unproven, long signatures, long unsigned, long findings) {

    /** Whether there was something to verify, and all of it was as it should be. */
    public boolean isGood() {
        return digests > 0 && findings == 0;
    }
}
