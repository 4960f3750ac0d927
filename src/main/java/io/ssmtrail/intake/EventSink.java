package io.ssmtrail.intake;

import io.ssmtrail.document.MappedEvent;

/** Takes what an input's records become, in the input's order. */
public interface EventSink {

    /**
     * A wanted record's document; it must be written before this returns.
     *
     * @param place the input's name, or that of a file within it
     */
    void event(MappedEvent event, String place, long position) throws InterruptedException;

    /** A record that no document could be made of. */
    void rejected(Rejection rejection) throws InterruptedException;

    /** A file within the input that cannot be read, while others can: "the file …". */
    void unreadable(String place, String reason) throws InterruptedException;

    /** Something worth knowing about the record whose document comes next: "the record …". */
    void noted(String place, long position, String remark);
}
