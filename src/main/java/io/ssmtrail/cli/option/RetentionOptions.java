package io.ssmtrail.cli.option;

import io.ssmtrail.cli.terminal.Consent;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.EventIndices;
import io.ssmtrail.elastic.EventIndices.EventIndex;
import io.ssmtrail.elastic.Retention;
import io.ssmtrail.error.SsmtrailException;
import io.ssmtrail.error.UsageException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long Elasticsearch keeps events. */
public final class RetentionOptions {

    private static final Pattern DAYS = Pattern.compile("[1-9]\\d{0,4}d");

    @Option(
            names = "--retention",
            paramLabel = "DAYS",
            description =
                    "Have Elasticsearch delete months whose last event is older than so many days, for instance 400d; 'none' ends that.")
    private @Nullable String retention;

    @Option(names = "--yes", description = "Do not ask before months that are older already are given up.")
    private boolean yes;

    /** Does what is asked for, and looks after the months that came since. */
    public void apply(Elastic elastic, PrintWriter out, PrintWriter err) {
        if (retention != null && retention.equals("none")) {
            Retention.end(elastic);
            out.println("retention  none");
            return;
        }
        if (retention != null && !set(retention, elastic, out)) {
            err.println("The retention stays as it was.");
            return;
        }
        Retention.uphold(elastic).forEach(bound -> out.printf("retention  index %s%n", bound.index()));
    }

    private boolean set(String text, Elastic elastic, PrintWriter out) {
        if (!DAYS.matcher(text).matches()) {
            throw new UsageException(
                    "'" + text + "' is no time to keep events for.", "Give days, such as --retention 400d, or none.");
        }
        int days = Integer.parseInt(text.substring(0, text.length() - 1));
        Retention.require(elastic, days);
        Instant bound = Instant.now().minus(Period.ofDays(days));
        List<EventIndex> old = EventIndices.list(elastic).stream()
                .filter(index -> index.isBefore(bound))
                .toList();
        if (!old.isEmpty() && !yes) {
            Consent.show(old, out);
            if (!Consent.ask(old)) {
                return false;
            }
        }
        Retention.set(elastic, days);
        out.println("retention  " + text);
        return true;
    }

    /** After a load, which may have made indices; without the privilege, that is left to setup. */
    public static void uphold(Elastic elastic, StatusLine screen) {
        try {
            long old = Retention.uphold(elastic).stream()
                    .filter(Retention.Bound::old)
                    .count();
            if (old > 0) {
                screen.print(old + (old == 1 ? " month is" : " months are")
                        + " older than the retention of this cluster, which deletes them soon.");
            }
        } catch (SsmtrailException e) {
            screen.print("The retention could not be set for new months; 'ssmtrail setup' does it: " + e.getMessage());
        }
    }
}
