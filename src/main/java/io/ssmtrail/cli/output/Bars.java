package io.ssmtrail.cli.output;

/** Bars drawn with blocks, exact to the eighth of a cell. */
final class Bars {

    private static final String EIGHTHS = "▏▎▍▌▋▊▉";

    private Bars() {}

    /** A bar as long as its part of the most; what is not nothing shows. */
    static String bar(long value, long most, int cells) {
        if (value <= 0 || most <= 0) {
            return "";
        }
        long eighths = Math.max(1, Math.round(8.0 * cells * value / most));
        int rest = (int) (eighths % 8);
        return "█".repeat((int) (eighths / 8)) + (rest == 0 ? "" : EIGHTHS.substring(rest - 1, rest));
    }
}
