package io.ssmtrail.elastic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of indices: one a month, by the events' own time, so that the same event always falls into the same index
 * and is there once.
 */
public final class IndexNames {

    /** All indices of events. */
    public static final String EVENTS = "ssm-cloudtrail-*";

    /** The ledger of loads. */
    public static final String LOADS = "ssmtrail-loads";

    /** What rules found. */
    public static final String FINDINGS = "ssmtrail-findings";

    private static final String PREFIX = "ssm-cloudtrail-";

    private static final Pattern OF_MONTH = Pattern.compile("ssm-cloudtrail-(\\d{4})\\.(0[1-9]|1[0-2])");

    private IndexNames() {}

    /** The index of events of a time's month (UTC), for instance {@code ssm-cloudtrail-2018.03}. */
    public static String ofMonth(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        int month = day.getMonthValue();
        return PREFIX + day.getYear() + (month < 10 ? ".0" : ".") + month;
    }

    /** The month that an index has the events of; empty where its name tells none. */
    public static Optional<YearMonth> monthOf(String index) {
        Matcher name = OF_MONTH.matcher(index);
        return name.matches()
                ? Optional.of(YearMonth.of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))))
                : Optional.empty();
    }

    /** The first moment (UTC) after which no event of a month can have happened. */
    public static Instant endOf(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
