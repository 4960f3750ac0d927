package io.ssmtrail.error;

import org.jspecify.annotations.Nullable;

/**
 * A failure that is not a bug: its message says what happened and to what, its advice what to do about it.
 *
 * <p>Everything else that reaches the command line is a bug of ours and is shown as one.
 */
public abstract sealed class SsmtrailException extends RuntimeException
        permits UsageException, ClusterException, OperationException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    SsmtrailException(String message, String advice, @Nullable Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** What the user can do about it, as a sentence. */
    public final String advice() {
        return advice;
    }

    /** The exit code that the program ends with. */
    public abstract int exitCode();
}
