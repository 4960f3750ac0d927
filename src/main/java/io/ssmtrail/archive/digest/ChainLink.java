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

    /**
     * The digest before one.
     *
     * @param place where it should be
     * @param provesNothing whether it was found to be another than CloudTrail delivered, or to be signed for a key that was
     *     not given
     */
    record Before(String place, boolean provesNothing) {}
}
