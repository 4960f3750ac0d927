package io.ssmtrail.cloudtrail;

import org.jspecify.annotations.Nullable;

/** A record that cannot become a document; the message completes the sentence "the record …". */
public final class MalformedRecordException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
