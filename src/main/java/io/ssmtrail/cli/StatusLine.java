package io.ssmtrail.cli;

import java.io.PrintWriter;

/** A terminal's last line that changes, below lines that stay. Elsewhere all lines stay. Safe for several threads. */
final class StatusLine {

    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private String status = "";

    StatusLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    boolean isOnTerminal() {
        return terminal;
    }

    synchronized void show(String text) {
        if (terminal) {
            status = text;
            err.print(CLEAR + text);
        } else {
            err.println(text);
        }
        err.flush();
    }

    /** A line that stays. */
    synchronized void print(String line) {
        if (status.isEmpty()) {
            err.println(line);
        } else {
            err.print(CLEAR);
            err.println(line);
            err.print(status);
        }
        err.flush();
    }

    synchronized void end() {
        if (!status.isEmpty()) {
            err.print(CLEAR);
            err.flush();
            status = "";
        }
    }
}
