package io.ssmtrail.cli.option;

import io.ssmtrail.cloudtrail.EventTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people give them: a day, an ISO time, or how long ago; UTC where no zone is said. */
public final class TimeConverter implements ITypeConverter<Instant> {

    private static final Pattern AGO = Pattern.compile("\\d{1,9}[smhdw]");

    @Override
    public Instant convert(String text) {
        if (AGO.matcher(text).matches()) {
            return Instant.now().minus(new DurationConverter().convert(text));
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
}
