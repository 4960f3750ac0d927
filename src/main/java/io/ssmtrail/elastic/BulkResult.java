package io.ssmtrail.elastic;

import io.ssmtrail.error.SsmtrailException;
import java.util.List;

/** What became of a bulk request. */
public sealed interface BulkResult {

    /** The server looked at each document. */
    record Answered(List<Item> items) implements BulkResult {}

    /** Nothing is known of the documents; the same request may succeed later. */
    record TryAgain(String reason, TooMuch tooMuch) implements BulkResult {}

    /** The request has more bytes than the server, or a proxy before it, takes at once. */
    record TooLarge() implements BulkResult {}

    /** Sending it again cannot help. */
    record Refused(SsmtrailException why) implements BulkResult {}

    /** What became of one document. */
    sealed interface Item {

        record Created() implements Item {}

        /** A document with this id was there. */
        record AlreadyPresent() implements Item {}

        /** The server was too busy, or broke down, at this document. */
        record TryAgain(String reason, TooMuch tooMuch) implements Item {}

        /** The server does not take this document, nor would it any other like it: an index or a privilege is missing. */
        record NotAllowed(SsmtrailException why) implements Item {}

        /** The server does not take this document. */
        record Rejected(String reason) implements Item {}
    }
}
