package io.ssmtrail.cli.output;

/** Colours, where they are wanted. */
public enum Palette {
    PLAIN,
    ANSI;

    /** What a text is; the terminal's own colours show it. */
    public enum Style {
        NORMAL(""),
        HEADING("1"),
        FAINT("2"),
        GOOD("32"),
        BAD("31"),
        WARNING("33"),
        ACCENT("36");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    String paint(Style style, String text) {
        return this == PLAIN || style == Style.NORMAL || text.isBlank()
                ? text
                : "\u001b[" + style.code + "m" + text + "\u001b[0m";
    }
}
