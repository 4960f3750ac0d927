package io.ssmtrail.error;

/** How the program ends, as the README lists it. */
public final class ExitCode {

    public static final int OK = 0;

    /** It finished, but some inputs or documents failed; they are listed. */
    public static final int INCOMPLETE = 1;

    /** The command line makes no sense. */
    public static final int USAGE = 2;

    /** Elasticsearch, Kibana or S3 cannot be reached, or does not allow it. */
    public static final int UNREACHABLE = 3;

    /** A fault of our own. */
    public static final int BUG = 70;

    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
