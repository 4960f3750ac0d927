package io.ssmtrail.cli.output;

import io.ssmtrail.search.Tally;
import java.util.List;

/** How the parts of a report are set. */
interface ReportForm {

    void title(String text);

    void paragraph(String text);

    /** A heading; what follows belongs to it. */
    void section(String text);

    void tallies(List<Tally> tallies);

    /** How many events have a value, as people read it. */
    static String number(Tally tally) {
        return String.format("%,d%s", tally.events(), tally.atLeast() ? "+" : "");
    }

    /** Bars, each with what it stands for. */
    void bars(List<Tally> bars);

    String text();
}
