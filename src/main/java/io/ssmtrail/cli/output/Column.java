package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A column of a list of things.
 *
 * @param name its name in CSV and JSON
 * @param kind what its values are in JSON
 * @param atLeast cells that it keeps on a narrow screen
 * @param values its values, none where there is nothing to say
 * @param shown a value as a person reads it
 */
public record Column<T>(
        String name,
        String heading,
        Kind kind,
        int atLeast,
        Function<T, List<String>> values,
        UnaryOperator<String> shown,
        Function<T, Style> style) {

    /** What its values are in JSON. */
    public enum Kind {
        /** One text, or a list where there are several. */
        TEXT,
        LIST,
        NUMBER
    }

    /** A column of values that are shown as they are. */
    public static <T> Column<T> of(String name, int atLeast, Function<T, List<String>> values) {
        return new Column<>(
                name, name.toUpperCase(Locale.ROOT), Kind.TEXT, atLeast, values, value -> value, thing -> Style.NORMAL);
    }

    /** A column of at most one value. */
    public static <T> Column<T> ofOne(String name, int atLeast, Function<T, Optional<String>> value) {
        return of(name, atLeast, thing -> value.apply(thing).map(List::of).orElse(List.of()));
    }

    public Column<T> as(Kind other) {
        return new Column<>(name, heading, other, atLeast, values, shown, style);
    }

    public Column<T> headed(String text) {
        return new Column<>(name, text, kind, atLeast, values, shown, style);
    }

    public Column<T> shownAs(UnaryOperator<String> form) {
        return new Column<>(name, heading, kind, atLeast, values, form, style);
    }

    public Column<T> styled(Function<T, Style> rule) {
        return new Column<>(name, heading, kind, atLeast, values, shown, rule);
    }

    Cell cell(T thing) {
        return new Cell(values.apply(thing).stream().map(shown).collect(Collectors.joining(" ")), style.apply(thing));
    }
}
