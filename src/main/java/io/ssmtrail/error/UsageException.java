package io.ssmtrail.error;

import org.jspecify.annotations.Nullable;

/** The command line, the environment or a configuration file asks for something that makes no sense. */
public final class UsageException extends SsmtrailException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message, String advice) {
        this(message, advice, null);
    }

    public UsageException(String message, String advice, @Nullable Throwable cause) {
        super(message, advice, cause);
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}
