package io.ssmtrail.cli.output;

import java.time.Duration;

/** Lengths of time as people say them. */
final class Durations {

    private Durations() {}

    /** For instance 45s, 12m 05s, 3h 20m or 2d 4h. */
    static String text(Duration length) {
        long seconds = length.toSeconds();
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return String.format("%dm %02ds", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return String.format("%dh %02dm", seconds / 3_600, seconds / 60 % 60);
        }
        return String.format("%dd %dh", seconds / 86_400, seconds / 3_600 % 24);
    }
}
