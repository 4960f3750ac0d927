package io.ssmtrail.error;

import org.jspecify.annotations.Nullable;

/** Elasticsearch, Kibana or S3 cannot be reached, is not what it should be, or does not allow what is asked of it. */
public final class ClusterException extends SsmtrailException {

    private static final long serialVersionUID = 1L;

    public ClusterException(String message, String advice) {
        this(message, advice, null);
    }

    public ClusterException(String message, String advice, @Nullable Throwable cause) {
        super(message, advice, cause);
    }

    @Override
    public int exitCode() {
        return ExitCode.UNREACHABLE;
    }
}
