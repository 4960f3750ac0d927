package io.ssmtrail.sample.bulk;

/**
 * What a bulk archive came to.
 *
 * @param events how many events it has
 * @param ssmEvents how many of them are of Systems Manager
 * @param files how many files it is in
 * @param bytes how many bytes the records have before compression
 */
public record BulkSummary(long events, long ssmEvents, long files, long bytes) {}
