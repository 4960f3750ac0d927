package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.search.Event;
import io.ssmtrail.search.FieldNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of events: some that say what several fields together mean, and every field of the index. */
final class EventColumns {

    private static final List<Column<Event>> MEANINGS = List.of(
            Column.<Event>of("time", 19, event -> event.values("@timestamp"))
                    .headed("TIME (UTC)")
                    .shownAs(EventMeaning::time)
                    .styled(event -> Style.FAINT),
            Column.<Event>of("action", 12, event -> event.values("event.action"))
                    .styled(event -> Style.ACCENT),
            Column.ofOne("who", 10, EventMeaning::who).headed("PRINCIPAL").styled(EventMeaning::whoStyle),
            Column.of("target", 10, EventMeaning::target),
            Column.ofOne("source", 10, Event::source),
            Column.<Event>of("result", 6, event -> List.of(EventMeaning.result(event)))
                    .styled(EventMeaning::resultStyle));

    private static final List<String> NARROW = List.of("time", "action", "who", "target", "result");

    private static final List<String> WIDE =
            List.of("time", "account", "region", "action", "who", "source", "target", "result");

    private static final int WIDE_SCREEN = 110;

    private static final List<String> CSV = List.of(
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
            "result");

    private EventColumns() {}

    static List<Column<Event>> forScreen(int width, FieldNames fields) {
        return parse(width < WIDE_SCREEN ? NARROW : WIDE, fields);
    }

    static List<Column<Event>> forCsv(FieldNames fields) {
        return parse(CSV, fields);
    }

    /**
     * The columns of these names.
     *
     * @throws UsageException where one is none
     */
    static List<Column<Event>> parse(List<String> names, FieldNames fields) {
        List<Column<Event>> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(MEANINGS.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> field(name, fields)));
        }
        return columns;
    }

    private static Column<Event> field(String name, FieldNames fields) {
        String field = fields.resolve(name)
                .orElseThrow(() -> new UsageException(
                        "There is no column '" + name + "'.",
                        "Columns are "
                                + Stream.concat(MEANINGS.stream().map(Column::name), FieldNames.shortNames().stream())
                                        .distinct()
                                        .collect(Collectors.joining(", "))
                                + ", and any field of the index such as user_agent.name."));
        return Column.of(name, Math.min(12, name.length()), event -> event.values(field));
    }
}
