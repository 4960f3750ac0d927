package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import io.ssmtrail.search.Tally;
import java.util.List;

/** A report on a screen. */
final class TextForm implements ReportForm {

    private static final int NUMBER = 11;

    private final Screen screen;
    private final StringBuilder text = new StringBuilder();

    TextForm(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void title(String title) {
        line(Style.HEADING, title);
    }

    @Override
    public void paragraph(String words) {
        line(Style.NORMAL, words);
    }

    @Override
    public void section(String title) {
        text.append('\n');
        line(Style.HEADING, title);
    }

    @Override
    public void tallies(List<Tally> tallies) {
        for (Tally tally : tallies) {
            String number = ReportForm.number(tally);
            String value = DisplayText.cut(DisplayText.safe(tally.value()), screen.width() - NUMBER - 2);
            text.append(" ".repeat(Math.max(0, NUMBER - number.length())))
                    .append(number)
                    .append("  ")
                    .append(value)
                    .append('\n');
        }
    }

    @Override
    public void bars(List<Tally> bars) {
        long most = bars.stream().mapToLong(Tally::events).max().orElse(0);
        int label = bars.stream().mapToInt(bar -> bar.value().length()).max().orElse(0);
        int room = Math.max(10, screen.width() - label - NUMBER - 3);
        for (Tally bar : bars) {
            String number = String.format("%," + NUMBER + "d", bar.events());
            String blocks = Bars.bar(bar.events(), most, room);
            text.append(screen.palette().paint(Style.FAINT, DisplayText.fit(bar.value(), label)))
                    .append(number)
                    .append(blocks.isEmpty() ? "" : "  " + screen.palette().paint(Style.ACCENT, blocks))
                    .append('\n');
        }
    }

    @Override
    public String text() {
        return text.toString();
    }

    private void line(Style style, String words) {
        text.append(screen.palette().paint(style, DisplayText.cut(DisplayText.safe(words), screen.width())))
                .append('\n');
    }
}
