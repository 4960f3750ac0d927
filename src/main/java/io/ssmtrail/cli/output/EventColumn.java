package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.FieldNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A column of events: one that says what several fields together mean, or any field of the index.
 *
 * @param atLeast cells that it keeps on a narrow screen
 * @param values its values, none where the event does not say
 * @param shown a value as a person reads it
 */
public record EventColumn(
        String name,
        String heading,
        int atLeast,
        Function<Event, List<String>> values,
        UnaryOperator<String> shown,
        Function<Event, Style> style) {

    private static final List<EventColumn> MEANINGS = List.of(
            new EventColumn(
                    "time",
                    "TIME (UTC)",
                    19,
                    event -> event.values("@timestamp"),
                    EventMeaning::time,
                    event -> Style.FAINT),
            new EventColumn(
                    "action",
                    "ACTION",
                    12,
                    event -> event.values("event.action"),
                    value -> value,
                    event -> Style.ACCENT),
            new EventColumn("who", "PRINCIPAL", 10, EventMeaning::who, value -> value, EventMeaning::whoStyle),
            new EventColumn("target", "TARGET", 10, EventMeaning::target, value -> value, event -> Style.NORMAL),
            new EventColumn("source", "SOURCE", 10, EventMeaning::source, value -> value, event -> Style.NORMAL),
            new EventColumn("result", "RESULT", 6, EventMeaning::result, value -> value, EventMeaning::resultStyle));

    /** What fits a screen of some width. */
    static List<EventColumn> forScreen(int width, FieldNames fields) {
        String names =
                width < 110 ? "time,action,who,target,result" : "time,account,region,action,who,source,target,result";
        return parse(Arrays.asList(names.split(",")), fields);
    }

    static List<EventColumn> forCsv(FieldNames fields) {
        return parse(
                List.of(
                        "time",
                        "id",
                        "provider",
                        "action",
                        "principal",
                        "who",
                        "actor",
                        "account",
                        "region",
                        "source",
                        "target",
                        "node",
                        "document",
                        "parameter",
                        "session",
                        "command",
                        "result"),
                fields);
    }

    /**
     * The columns of these names.
     *
     * @throws UsageException where one is none
     */
    public static List<EventColumn> parse(List<String> names, FieldNames fields) {
        List<EventColumn> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(MEANINGS.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> field(name, fields)));
        }
        return columns;
    }

    private static EventColumn field(String name, FieldNames fields) {
        String field = fields.resolve(name)
                .orElseThrow(() -> new UsageException(
                        "There is no column '" + name + "'.",
                        "Columns are time, action, who, target, source, result, "
                                + String.join(", ", FieldNames.shortNames())
                                + ", and any field of the index such as user_agent.name."));
        return new EventColumn(
                name,
                name.toUpperCase(Locale.ROOT),
                Math.min(12, name.length()),
                event -> event.values(field),
                value -> value,
                event -> Style.NORMAL);
    }

    Cell cell(Event event) {
        return new Cell(values.apply(event).stream().map(shown).collect(Collectors.joining(" ")), style.apply(event));
    }
}
