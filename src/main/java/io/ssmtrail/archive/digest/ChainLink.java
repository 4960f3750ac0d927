package io.ssmtrail.archive.digest;

import java.util.Optional;

/**
 * A digest, as far as its place in the chain of digests goes.
 *
 * @param place where it was found
 * @param previous where the digest before it should be; empty for the first of a chain, and where the copy does not reach
 * @param digest without what it lists
 * @param signature its own
 */
record ChainLink(String place, Optional<String> previous, DigestFile digest, Optional<ObjectSignature> signature) {}
