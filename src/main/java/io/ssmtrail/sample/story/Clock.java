package io.ssmtrail.sample.story;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/** Times of day at which things happen. */
final class Clock {

    /** How busy the hours from 9 to 18 are, with a lunch break. */
    private static final int[] OFFICE_HOURS = {4, 6, 7, 3, 4, 6, 6, 5, 2};

    private static final int OPENING = 9;
    private static final int OFFICE_SUM = 43;
    private static final int DAY_SECONDS = 86_400;
    private static final int HOUR_SECONDS = 3_600;

    private Clock() {}

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Some time in office hours. */
    static Instant office(LocalDate day, ZoneId zone, RandomGenerator random) {
        int share = random.nextInt(OFFICE_SUM);
        int hour = 0;
        while (share >= OFFICE_HOURS[hour]) {
            share -= OFFICE_HOURS[hour];
            hour++;
        }
        long second = (long) (OPENING + hour) * HOUR_SECONDS + random.nextInt(HOUR_SECONDS);
        return day.atTime(LocalTime.ofSecondOfDay(second)).atZone(zone).toInstant();
    }

    /** Some time of day. */
    static Instant any(LocalDate day, RandomGenerator random) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(DAY_SECONDS));
    }

    /** A time of day in UTC. */
    static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }
}
