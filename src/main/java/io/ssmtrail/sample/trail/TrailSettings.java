package io.ssmtrail.sample.trail;

/**
 * What a trail's archive looks like.
 *
 * @param organisationId the organisation that the trail belongs to
 * @param bucket the bucket that it writes to
 * @param homeRegion the region that it was made in
 * @param shape the shape of its log files
 * @param compression the compression of its log files
 */
public record TrailSettings(
        String organisationId, String bucket, String homeRegion, Shape shape, Compression compression) {}
