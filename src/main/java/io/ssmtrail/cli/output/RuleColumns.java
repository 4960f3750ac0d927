package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import io.ssmtrail.findings.Rule;
import java.util.List;

/** The columns of rules. */
public final class RuleColumns {

    private static final Column<Rule> ID =
            Column.<Rule>of("id", 10, rule -> List.of(rule.id())).styled(rule -> Style.ACCENT);

    private static final Column<Rule> SEVERITY =
            Column.of("severity", 8, rule -> List.of(rule.severity().value()));

    private static final Column<Rule> TITLE = Column.of("title", 20, rule -> List.of(rule.title()));

    private static final Column<Rule> TECHNIQUES =
            Column.<Rule>of("techniques", 9, Rule::techniques).headed("ATT&CK").as(Column.Kind.LIST);

    private RuleColumns() {}

    /** For a screen of some width. */
    public static List<Column<Rule>> forScreen(int width) {
        return width < 110 ? List.of(ID, SEVERITY, TITLE) : List.of(ID, SEVERITY, TITLE, TECHNIQUES);
    }

    /** All there is to tell. */
    public static List<Column<Rule>> all() {
        return List.of(
                ID,
                SEVERITY,
                TITLE,
                Column.of("description", 0, rule -> List.of(rule.description())),
                TECHNIQUES,
                Column.of("query", 0, rule -> List.of(rule.query())),
                Column.<Rule>of("false_positives", 0, Rule::falsePositives).as(Column.Kind.LIST),
                Column.<Rule>of("references", 0, Rule::references).as(Column.Kind.LIST));
    }
}
