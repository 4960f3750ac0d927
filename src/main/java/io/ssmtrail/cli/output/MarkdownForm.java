package io.ssmtrail.cli.output;

import io.ssmtrail.search.Tally;
import java.util.List;

/** A report in Markdown, for a ticket or a wiki. */
final class MarkdownForm implements ReportForm {

    private static final int BAR = 30;

    private final StringBuilder text = new StringBuilder();

    @Override
    public void title(String title) {
        text.append("# ").append(title).append("\n\n");
    }

    @Override
    public void paragraph(String words) {
        text.append(words).append("\n\n");
    }

    @Override
    public void section(String title) {
        text.append("## ").append(title).append("\n\n");
    }

    @Override
    public void tallies(List<Tally> tallies) {
        text.append("| events | |\n| ---: | --- |\n");
        tallies.forEach(
                tally -> text.append(String.format("| %s | %s |%n", ReportForm.number(tally), code(tally.value()))));
        text.append('\n');
    }

    @Override
    public void bars(List<Tally> bars) {
        long most = bars.stream().mapToLong(Tally::events).max().orElse(0);
        text.append("| time (UTC) | events | |\n| --- | ---: | --- |\n");
        bars.forEach(bar -> text.append(
                String.format("| %s | %,d | %s |%n", bar.value(), bar.events(), Bars.bar(bar.events(), most, BAR))));
        text.append('\n');
    }

    @Override
    public String text() {
        return text.toString().stripTrailing() + "\n";
    }

    /** As code nothing in it is Markdown or HTML; only what ends the code or the cell must go. */
    private static String code(String value) {
        return "`" + DisplayText.safe(value).replace('`', '\'').replace("|", "\\|") + "`";
    }
}
