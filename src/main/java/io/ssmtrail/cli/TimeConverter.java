package io.ssmtrail.cli;

import io.ssmtrail.cloudtrail.EventTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people give them: a day, an ISO time, or how long ago; UTC where no zone is said. */
final class TimeConverter implements ITypeConverter<Instant> {

    private static final Pattern AGO = Pattern.compile("(\\d{1,9})([smhdw])");

    @Override
    public Instant convert(String text) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            return Instant.now().minus(length(count, ago.group(2)));
        }
        if (text.equals("now")) {
            return Instant.now();
        }
        try {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException notADay) {
            return EventTime.parse(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text
                            + "' is no time; give 2026-11-01, 2026-11-01T08:00:00Z, or 7d for seven days ago"));
        }
    }

    private static Duration length(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }
}
