package io.ssmtrail.s3;

import java.util.Optional;

/**
 * An object of a bucket, as it was when it was listed.
 *
 * @param size in bytes
 * @param etag the store's tag of the content, as it gives it: in quotes
 * @param revision what changes when the content does
 */
record StoredObject(S3Location place, long size, Optional<String> etag, String revision) {}
