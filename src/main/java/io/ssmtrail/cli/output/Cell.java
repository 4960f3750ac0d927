package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;

/** A cell of a table. */
public record Cell(String text, Style style) {

    public Cell {
        text = DisplayText.safe(text);
    }

    public static Cell of(String text) {
        return new Cell(text, Style.NORMAL);
    }
}
