package io.ssmtrail.document;

import io.ssmtrail.cloudtrail.EventIdentity;
import java.time.Instant;
import java.util.Objects;

/**
 * A document and what decides where it goes: its id, and its time for the month's index.
 *
 * @param identity the document's id
 * @param time when the call was completed
 * @param knownAction false for an action of Systems Manager that the catalogue does not have
 * @param document what is indexed
 */
public record MappedEvent(EventIdentity identity, Instant time, boolean knownAction, Document document) {

    /**
     * The same for events of one action by one principal, whose documents resemble each other more than others, and seldom
     * the same for those of two.
     */
    public long kind() {
        String principal = document.text(Field.PRINCIPAL_ID);
        return (long) action().hashCode() << Integer.SIZE | Integer.toUnsignedLong(Objects.hashCode(principal));
    }

    /** The action, empty where the record names none. */
    public String action() {
        String action = document.text(Field.EVENT_ACTION);
        return action == null ? "" : action;
    }
}
