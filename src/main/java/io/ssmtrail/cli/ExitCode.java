package io.ssmtrail.cli;

/** How the program ends; what went wrong otherwise is told by {@link io.ssmtrail.error.SsmtrailException#exitCode}. */
final class ExitCode {

    static final int OK = 0;

    /** It finished, but some inputs or documents failed; they are listed. */
    static final int INCOMPLETE = 1;

    static final int USAGE = 2;

    static final int BUG = 70;

    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
