package io.ssmtrail.cli.option;

import io.ssmtrail.cli.output.Palette;
import io.ssmtrail.cli.output.Screen;
import io.ssmtrail.cli.terminal.Terminal;
import io.ssmtrail.error.UsageException;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the answer is shown on. */
public final class OutputOptions {

    private enum When {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int USUAL_WIDTH = 80;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "Colours: auto, always or never (auto: on a terminal, unless NO_COLOR is set).")
    private When color = When.AUTO;

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description = "How wide tables may be (default: $COLUMNS, else the terminal, else 80).")
    private @Nullable Integer width;

    public Screen screen() {
        return new Screen(width(), palette());
    }

    private Palette palette() {
        return switch (color) {
            case ALWAYS -> Palette.ANSI;
            case NEVER -> Palette.PLAIN;
            case AUTO -> Terminal.isInteractive() && env("NO_COLOR").isEmpty() ? Palette.ANSI : Palette.PLAIN;
        };
    }

    private int width() {
        if (width != null) {
            if (width < 20) {
                throw new UsageException("A table cannot be " + width + " columns wide.", "Give --width 20 or more.");
            }
            return width;
        }
        OptionalInt terminal = Terminal.width();
        return terminal.orElse(USUAL_WIDTH);
    }

    private static String env(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
