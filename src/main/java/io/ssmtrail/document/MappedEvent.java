package io.ssmtrail.document;

import io.ssmtrail.cloudtrail.EventIdentity;
import java.time.Instant;

/**
 * A document and what decides where it goes: its id, and its time for the month's index.
 *
 * @param identity the document's id
 * @param time when the call was completed
 * @param document what is indexed
 */
public record MappedEvent(EventIdentity identity, Instant time, Document document) {}
