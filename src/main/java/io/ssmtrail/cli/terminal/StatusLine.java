package io.ssmtrail.cli.terminal;

import io.ssmtrail.cli.output.DisplayText;
import java.io.PrintWriter;

/**
 * A terminal's last line that changes, below lines that stay. Elsewhere all lines stay. What a terminal would obey is made
 * visible in all of them. Safe for several threads.
 */
public final class StatusLine {

    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean terminal;
    private String status = "";

    /**
     * Shows lines.
     *
     * @param err takes what is written as it is
     */
    public StatusLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    public boolean isOnTerminal() {
        return terminal;
    }

    public synchronized void show(String line) {
        String text = DisplayText.safe(line);
        if (terminal) {
            status = text;
            err.print(CLEAR + text);
        } else {
            err.println(text);
        }
        err.flush();
    }

    /** A line that stays. */
    public synchronized void print(String line) {
        String text = DisplayText.safe(line);
        if (status.isEmpty()) {
            err.println(text);
        } else {
            err.print(CLEAR);
            err.println(text);
            err.print(status);
        }
        err.flush();
    }

    public synchronized void end() {
        if (!status.isEmpty()) {
            err.print(CLEAR);
            err.flush();
            status = "";
        }
    }
}
