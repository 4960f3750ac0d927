package io.ssmtrail.cli.output;

import io.ssmtrail.search.Report;
import io.ssmtrail.search.Report.Group;
import io.ssmtrail.search.Tally;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** A report as a page, on a screen or in Markdown. */
public final class ReportPrinter {

    private static final Map<String, String> ACTORS = Map.of(
            "person", "People",
            "automation", "Automation",
            "aws_service", "AWS services",
            "node_agent", "Agents of nodes",
            "unknown", "Unknown");

    /** Days have no clock time where each bar is a day or more. */
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private static final int MOST_NEWCOMERS = 10;

    private final ReportForm form;

    private ReportPrinter(ReportForm form) {
        this.form = form;
    }

    /** The page for a screen. */
    public static String text(Report report, Screen screen) {
        return new ReportPrinter(new TextForm(screen)).page(report);
    }

    /** The page in Markdown. */
    public static String markdown(Report report) {
        return new ReportPrinter(new MarkdownForm()).page(report);
    }

    private String page(Report report) {
        form.title("Systems Manager from " + MINUTE.format(report.since()) + " to " + MINUTE.format(report.until())
                + " UTC");
        form.paragraph(String.format("%,d events, %,d of them failed", report.events(), report.failed()));
        volume(report.volume());
        tallies("Most frequent actions", report.actions());
        report.principals()
                .forEach((actor, group) -> tallies(
                        String.format("%s: %,d events", ACTORS.getOrDefault(actor, actor), group.events()),
                        group.who()));
        tallies("Nodes, without what their agents do", report.nodes());
        tallies("Why calls failed", report.failures());
        newcomers(
                "Principals that are new against the period before",
                report.newPrincipals(),
                report.moreNewPrincipals());
        newcomers(
                "Source addresses that are new against the period before",
                report.newAddresses(),
                report.moreNewAddresses());
        group("sessions started on %s%,d nodes", report.sessions());
        group("reads of parameters in the clear, %s%,d different ones", report.decryptedReads());
        return form.text();
    }

    private void volume(List<Report.Volume> volume) {
        boolean days = volume.size() < 2
                || volume.stream()
                        .allMatch(part -> part.start().atZone(ZoneOffset.UTC).getHour() == 0);
        DateTimeFormatter format = days ? DAY : MINUTE;
        form.section("Events over time");
        form.bars(volume.stream()
                .map(part -> new Tally(format.format(part.start()), part.events()))
                .toList());
    }

    private void group(String words, Group group) {
        if (group.events() > 0) {
            String about = group.targetsEstimated() ? "about " : "";
            tallies(String.format("%,d " + words, group.events(), about, group.targets()), group.who());
        }
    }

    private void newcomers(String title, List<Tally> newcomers, boolean more) {
        tallies(
                String.format("%s: %s%,d", title, more ? "at least " : "", newcomers.size()),
                newcomers.stream().limit(MOST_NEWCOMERS).toList());
    }

    private void tallies(String title, List<Tally> tallies) {
        if (!tallies.isEmpty()) {
            form.section(title + (tallies.stream().anyMatch(Tally::atLeast) ? " (+: at least so many)" : ""));
            form.tallies(tallies);
        }
    }
}
