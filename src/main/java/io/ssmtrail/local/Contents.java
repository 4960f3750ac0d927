package io.ssmtrail.local;

/**
 * What a local Elasticsearch holds.
 *
 * @param health {@code green}, {@code yellow} or {@code red}
 * @param documents number of documents in all indices
 * @param bytes their size on disk
 */
public record Contents(String health, long documents, long bytes) {}
