package io.ssmtrail.s3;

import java.util.Optional;

/**
 * An object of a bucket, as it was when it was listed or first asked for.
 *
 * @param size in bytes; {@link #UNKNOWN_SIZE} where the store does not tell
 * @param etag the store's tag of the content, as it gives it: in quotes
 * @param revision what changes when the content does; empty where the store tells nothing of the kind
 */
record StoredObject(S3Location place, long size, Optional<String> etag, String revision) {

    static final long UNKNOWN_SIZE = -1;
}
