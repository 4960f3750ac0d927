package io.ssmtrail.document;

import io.ssmtrail.cloudtrail.EventIdentity;
import java.time.Instant;

/**
 * A document and what decides where it goes: its id, and its time for the month's index.
 *
 * @param identity the document's id
 * @param time when the call was completed
 * @param knownAction false for an action of Systems Manager that the catalogue does not have
 * @param document what is indexed
 */
public record MappedEvent(EventIdentity identity, Instant time, boolean knownAction, Document document) {

    /** The action, empty where the record names none. */
    public String action() {
        String action = document.text(Field.EVENT_ACTION);
        return action == null ? "" : action;
    }
}
