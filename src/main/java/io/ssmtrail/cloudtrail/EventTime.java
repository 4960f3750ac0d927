package io.ssmtrail.cloudtrail;

import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times that CloudTrail and the tools that re-export its records write.
 *
 * <p>CloudTrail itself writes {@code 2023-07-10T11:57:16Z}; AWS's older examples the basic form {@code
 * 20131102T010628Z}; Athena, Lake and Panther {@code 2025-02-19 16:32:39.000000000}, in UTC without saying so.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">
 *     CloudTrail record contents</a>
 */
public final class EventTime {

    private static final int PLAIN_LENGTH = "2023-07-10T11:57:16Z".length();

    private static final List<DateTimeFormatter> UTC_FORMS = List.of(
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd[ ]['T']HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                    .toFormatter(Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss[.SSS]'Z'", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT));

    private EventTime() {}

    /** The time that a text tells, or empty where it tells none. */
    public static Optional<Instant> parse(String text) {
        Instant plain = parsePlain(text);
        if (plain != null) {
            return Optional.of(plain);
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notIso) {
            return parseUtc(text.strip());
        }
    }

    private static Optional<Instant> parseUtc(String text) {
        for (DateTimeFormatter form : UTC_FORMS) {
            ParsePosition position = new ParsePosition(0);
            TemporalAccessor parsed = form.parseUnresolved(text, position);
            if (parsed != null && position.getIndex() == text.length()) {
                try {
                    return Optional.of(LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC));
                } catch (DateTimeException noSuchDay) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** A time as CloudTrail writes it, with as many decimals as it has. */
    public static String format(Instant time) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        if (time.getNano() != 0 || utc.getYear() < 1000 || utc.getYear() > 9999) {
            return time.toString();
        }
        byte[] plain = "0000-00-00T00:00:00Z".getBytes(StandardCharsets.US_ASCII);
        digits(utc.getYear(), plain, 4);
        digits(utc.getMonthValue(), plain, 7);
        digits(utc.getDayOfMonth(), plain, 10);
        digits(utc.getHour(), plain, 13);
        digits(utc.getMinute(), plain, 16);
        digits(utc.getSecond(), plain, 19);
        return new String(plain, StandardCharsets.US_ASCII);
    }

    private static void digits(int number, byte[] into, int end) {
        int rest = number;
        for (int i = end - 1; rest > 0; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Whether a text that tells a time is written as CloudTrail writes it, which is as {@link #format} does. */
    public static boolean isOfCloudTrail(String text) {
        return text.length() == PLAIN_LENGTH
                && text.charAt(0) != '0'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && text.charAt(19) == 'Z';
    }

    /** The form of nearly every record, read by hand because a formatter costs more than mapping half of the record. */
    private static @Nullable Instant parsePlain(String text) {
        if (!isOfCloudTrail(text)) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        boolean odd = year < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || minute < 0 || second < 0;
        if (odd
                || hour > 23
                || minute > 59
                || second > 59
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
