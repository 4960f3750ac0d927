package io.ssmtrail.cli.log;

import java.util.Locale;
import java.util.logging.Level;

/** How much is told; each level tells what those before it tell. */
public enum LogLevel {
    OFF,
    /** What ends a command. */
    ERROR,
    /** What went wrong and is tried again or left out. */
    WARN,
    /** Steps: connections, the beginning and end of loads. */
    INFO,
    /** Each request and each input. */
    DEBUG;

    Level level() {
        return switch (this) {
            case OFF -> Level.OFF;
            case ERROR -> Level.SEVERE;
            case WARN -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
        };
    }

    /** The level of a line. */
    static LogLevel of(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return ERROR;
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return WARN;
        }
        return level.intValue() >= Level.INFO.intValue() ? INFO : DEBUG;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
