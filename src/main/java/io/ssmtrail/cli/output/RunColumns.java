package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import io.ssmtrail.search.Run;
import java.util.List;
import java.util.stream.Stream;

/** The columns of commands and automations. */
public final class RunColumns {

    private static final Column<Run> STARTED = Column.<Run>ofOne(
                    "started", 19, run -> run.started().map(Object::toString))
            .headed("STARTED (UTC)")
            .shownAs(EventMeaning::time)
            .styled(run -> Style.FAINT);

    private static final Column<Run> KIND = Column.of("kind", 7, run -> List.of(run.kind()));

    private static final Column<Run> CALLER = Column.ofOne("caller", 10, Run::caller);

    private static final Column<Run> DOCUMENT =
            Column.<Run>ofOne("document", 10, Run::document).styled(run -> Style.ACCENT);

    private static final Column<Run> REACH = Column.of("reach", 7, RunColumns::reach);

    private static final Column<Run> OUTPUT =
            Column.<Run>of("output", 6, Run::outputs).as(Column.Kind.LIST);

    private static final Column<Run> SOURCE = Column.ofOne("source", 10, Run::source);

    private static final Column<Run> LOOKUPS = Column.<Run>of(
                    "lookups", 7, run -> List.of(String.valueOf(run.lookups())))
            .headed("LOOKED AT")
            .as(Column.Kind.NUMBER);

    private static final Column<Run> ID = Column.of("id", 10, run -> List.of(run.id()));

    private RunColumns() {}

    /** For a screen of some width. */
    public static List<Column<Run>> forScreen(int width) {
        return width < 110
                ? List.of(STARTED, CALLER, DOCUMENT, REACH)
                : List.of(STARTED, KIND, CALLER, SOURCE, DOCUMENT, REACH, OUTPUT, LOOKUPS, ID);
    }

    /** All there is to tell. */
    public static List<Column<Run>> all() {
        return List.of(
                ID,
                KIND,
                STARTED,
                CALLER,
                Column.ofOne("caller_arn", 0, Run::callerArn),
                SOURCE,
                DOCUMENT,
                Column.<Run>of("nodes", 0, Run::nodes).as(Column.Kind.LIST),
                Column.<Run>of("targets", 0, Run::targets).as(Column.Kind.LIST),
                OUTPUT,
                LOOKUPS,
                Column.<Run>of("looked_at_by", 0, Run::lookedAtBy).as(Column.Kind.LIST),
                Column.ofOne("cancelled_by", 0, Run::cancelledBy),
                Column.ofOne("account", 0, Run::account),
                Column.ofOne("region", 0, Run::region));
    }

    private static List<String> reach(Run run) {
        Stream<String> nodes = run.nodes().size() > 1 ? Stream.of(run.nodes().size() + " nodes") : run.nodes().stream();
        return Stream.concat(nodes, run.targets().stream()).toList();
    }
}
