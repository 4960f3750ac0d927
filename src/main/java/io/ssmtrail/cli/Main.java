package io.ssmtrail.cli;

import java.util.Locale;

/** The program's door. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Answers are read by programs too, and no locale is to change figures in them.
        Locale.setDefault(Locale.ROOT);
        System.exit(Ssmtrail.commandLine().execute(args));
    }
}
