package io.ssmtrail.connection.settings;

import io.ssmtrail.error.UsageException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long to wait: a number and the first letter of its unit. */
final class TimeSpan {

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})([smh])");

    private TimeSpan() {}

    static Duration parse(Value value) {
        Matcher form = FORM.matcher(value.text().strip());
        if (!form.matches()) {
            throw new UsageException(
                    "'" + value.text() + "' is no time to wait (" + value.origin() + ").",
                    "Give a number and a unit, such as 30s or 2m.");
        }
        long count = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(Math.min(count, 24));
        };
    }
}
