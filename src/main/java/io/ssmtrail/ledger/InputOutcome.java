package io.ssmtrail.ledger;

import io.ssmtrail.intake.InputReport;

/**
 * What was found in an input, and what became of its documents.
 *
 * @param found the input's records
 * @param loaded documents that were new
 * @param alreadyPresent documents that were there
 * @param rejectedByServer documents that Elasticsearch refused
 */
public record InputOutcome(InputReport found, long loaded, long alreadyPresent, long rejectedByServer) {}
