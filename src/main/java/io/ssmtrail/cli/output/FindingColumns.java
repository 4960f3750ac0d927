package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import io.ssmtrail.findings.Finding;
import io.ssmtrail.findings.Severity;
import java.util.List;
import java.util.Optional;

/** The columns of findings. */
public final class FindingColumns {

    /** What a finding is about, what tells most first. */
    private static final List<String> TARGETS = List.of(
            "aws.ssm.shared_with",
            "aws.ssm.output.bucket",
            "aws.ssm.service_setting.id",
            "aws.ssm.role.arn",
            "aws.ssm.parameter.path",
            "aws.ssm.parameter.name",
            "aws.ssm.document.name",
            "aws.ssm.target",
            "aws.ssm.node.id",
            "event.action");

    private static final Column<Finding> TIME = Column.<Finding>of(
                    "first", 19, finding -> List.of(finding.first().toString()))
            .headed("FIRST (UTC)")
            .shownAs(EventMeaning::time)
            .styled(finding -> Style.FAINT);

    private static final Column<Finding> SEVERITY = Column.<Finding>of(
                    "severity", 8, finding -> List.of(finding.rule().severity().value()))
            .styled(finding -> style(finding.rule().severity()));

    private static final Column<Finding> TITLE = Column.<Finding>of(
                    "title", 30, finding -> List.of(finding.rule().title()))
            .headed("FINDING");

    private static final Column<Finding> WHO = Column.<Finding>ofOne("who", 10, FindingColumns::who)
            .headed("PRINCIPAL")
            .styled(finding -> Style.ACCENT);

    private static final Column<Finding> SOURCE =
            Column.ofOne("source", 10, finding -> brief(finding, "source.address"));

    private static final Column<Finding> TARGET = Column.ofOne("target", 10, FindingColumns::target);

    private static final Column<Finding> EVENTS = Column.<Finding>of(
                    "events", 6, finding -> List.of(String.valueOf(finding.events())))
            .as(Column.Kind.NUMBER);

    private static final Column<Finding> TECHNIQUES = Column.<Finding>of(
                    "techniques", 9, finding -> finding.rule().techniques())
            .headed("ATT&CK")
            .as(Column.Kind.LIST);

    private FindingColumns() {}

    /** For a screen of some width. */
    public static List<Column<Finding>> forScreen(int width) {
        return width < 120
                ? List.of(TIME, SEVERITY, TITLE, WHO)
                : List.of(TIME, SEVERITY, TITLE, WHO, SOURCE, TARGET, EVENTS, TECHNIQUES);
    }

    /** For CSV. */
    public static List<Column<Finding>> all() {
        return List.of(
                Column.of("id", 0, finding -> List.of(finding.id())),
                Column.of("rule", 0, finding -> List.of(finding.rule().id())),
                SEVERITY,
                TITLE,
                TIME,
                Column.of("last", 0, finding -> List.of(finding.last().toString())),
                WHO,
                SOURCE,
                TARGET,
                EVENTS,
                TECHNIQUES);
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> Style.BAD;
            case MEDIUM -> Style.WARNING;
            case LOW -> Style.NORMAL;
            case INFO -> Style.FAINT;
        };
    }

    private static Optional<String> who(Finding finding) {
        return brief(finding, "user.email")
                .or(() -> brief(finding, "aws.principal.session_name").filter(name -> name.matches("m?i-[0-9a-f]+")))
                .or(() -> brief(finding, "aws.principal.name"))
                .or(() -> brief(finding, "aws.principal.id"));
    }

    private static Optional<String> target(Finding finding) {
        return TARGETS.stream().flatMap(field -> brief(finding, field).stream()).findFirst();
    }

    private static Optional<String> brief(Finding finding, String field) {
        List<String> values = finding.seen().getOrDefault(field, List.of());
        return values.stream().findFirst().map(first -> first + others(values.size() - 1));
    }

    private static String others(int count) {
        if (count == 0) {
            return "";
        }
        // A finding does not hold what came after so many.
        return " +" + count + (count + 1 < Finding.MOST_VALUES ? "" : " or more");
    }
}
