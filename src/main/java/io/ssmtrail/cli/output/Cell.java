package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;

/** A cell of a table. */
record Cell(String text, Style style) {

    Cell {
        text = DisplayText.safe(text);
    }
}
