package io.ssmtrail.cli.log;

import java.io.PrintWriter;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What goes to the log while a command runs. All of it comes by {@code java.util.logging}, that of the libraries too.
 *
 * <p>Secrets and data stay out: what the libraries tell below the level {@code info} is left out, since HTTP clients tell
 * headers and bodies there; only of Elasticsearch's client the lines of requests are taken, which are method, path and
 * status.
 */
public final class Logging {

    private static final Logger ROOT = Logger.getLogger("");

    /** Who may tell details. Kept here, since the Java machine may forget loggers, and their levels with them. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("io.ssmtrail"), Logger.getLogger("org.elasticsearch.client.RestClient"));

    private final Handler handler;

    private Logging(Handler handler) {
        this.handler = handler;
    }

    /** Logs until its end; nothing else that was set up for logging in this process holds any more. */
    public static Logging begin(LogLevel level, LogFormat format, PrintWriter err) {
        for (Handler other : ROOT.getHandlers()) {
            ROOT.removeHandler(other);
        }
        Handler handler = new Lines(format, err);
        if (level != LogLevel.OFF) {
            ROOT.addHandler(handler);
        }
        ROOT.setLevel(level == LogLevel.DEBUG ? Level.INFO : level.level());
        TALKATIVE.forEach(logger -> logger.setLevel(level.level()));
        return new Logging(handler);
    }

    public void end() {
        ROOT.removeHandler(handler);
    }

    private static final class Lines extends Handler {

        private final LogFormat format;
        private final PrintWriter err;

        Lines(LogFormat format, PrintWriter err) {
            this.format = format;
            this.err = err;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            if (isLoggable(line)) {
                err.println(format.line(line));
                err.flush();
            }
        }

        @Override
        public void flush() {
            err.flush();
        }

        @Override
        public void close() {}
    }
}
