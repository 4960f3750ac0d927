package io.ssmtrail.error;

import org.jspecify.annotations.Nullable;

/** What was asked for could not be done, although the request was sound and the cluster reachable. */
public final class OperationException extends SsmtrailException {

    private static final long serialVersionUID = 1L;

    public OperationException(String message, String advice) {
        this(message, advice, null);
    }

    public OperationException(String message, String advice, @Nullable Throwable cause) {
        super(message, advice, cause);
    }

    @Override
    public int exitCode() {
        return ExitCode.INCOMPLETE;
    }
}
