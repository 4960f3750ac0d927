package io.ssmtrail.archive;

import java.io.IOException;

/** Tells why nothing, or nothing more, can be read from a file; the message completes the sentence "the file …". */
public final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Whether what lies beside this file must not be read either. */
    private final boolean forGood;

    private UnreadableException(String reason, boolean forGood) {
        super(reason);
        this.forGood = forGood;
    }

    /** Completes the sentence "the file …" with a reason. */
    public UnreadableException(String reason) {
        this(reason, false);
    }

    /** Of an input that is not to be read any further, whichever file in it comes next. */
    static UnreadableException forGood(String reason) {
        return new UnreadableException(reason, true);
    }

    boolean isForGood() {
        return forGood;
    }
}
