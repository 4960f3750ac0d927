package io.ssmtrail.cli;

/** The program's door. */
public final class Main {

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(Ssmtrail.commandLine().execute(args));
    }
}
