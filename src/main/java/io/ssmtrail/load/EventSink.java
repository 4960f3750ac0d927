package io.ssmtrail.load;

import io.ssmtrail.document.MappedEvent;

/** Takes what an input's records become, in the input's order. */
public interface EventSink {

    /** A wanted record's document; it must be written before this returns. */
    void event(MappedEvent event, long position) throws InterruptedException;

    /** A record that no document could be made of. */
    void rejected(Rejection rejection);

    /** Something worth knowing about the record whose document comes next: "the record …". */
    void noted(String input, long position, String remark);
}
