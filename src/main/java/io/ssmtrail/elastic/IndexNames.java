package io.ssmtrail.elastic;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

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

    private IndexNames() {}

    /** The index of events of a time's month (UTC), for instance {@code ssm-cloudtrail-2018.03}. */
    public static String ofMonth(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        int month = day.getMonthValue();
        return PREFIX + day.getYear() + (month < 10 ? ".0" : ".") + month;
    }
}
