package io.ssmtrail.archive;

import java.util.regex.Pattern;

/** What CloudWatch Logs writes before each record: a time, and where logs are followed the stream's name. */
final class LogLine {

    private static final Pattern BEGINNING =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ][\\d:.,]{5,20}(Z|[+-]\\d\\d:?\\d\\d)?(\\s+\\S{1,512})?\\s*");

    private LogLine() {}

    static boolean isBeginning(String text) {
        return text.length() < 600 && BEGINNING.matcher(text).matches();
    }
}
