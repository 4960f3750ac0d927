package io.ssmtrail.archive.digest;

import java.util.Optional;

/**
 * A digest, as far as its place in the chain of digests goes.
 *
 * @param place where it was found
 * @param previous the digest before it; empty for the first of a chain, and where the copy does not reach
 * @param digest without what it lists
 * @param signature its own
 * @param good how many of the log files that it lists are as it says
 */
record ChainLink(
        String place, Optional<Before> previous, DigestFile digest, Optional<ObjectSignature> signature, long good) {

    /** Where the digest before one should be, and whether it was found to be another than CloudTrail delivered. */
    record Before(String place, boolean altered) {}
}
