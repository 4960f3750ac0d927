package io.ssmtrail.intake;

/**
 * What stood in the archives that were read.
 *
 * @param read all records
 * @param events wanted records that became a document
 * @param notSelected records that are not wanted
 * @param insights those of the not selected that tell of unusual activity
 * @param rejected records that no document could be made of
 * @param identifiedByContent events that had no event id
 */
public record RecordCounts(
        long read, long events, long notSelected, long insights, long rejected, long identifiedByContent) {}
