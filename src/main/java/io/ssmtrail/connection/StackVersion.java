package io.ssmtrail.connection;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Elasticsearch or of Kibana, which share their numbers.
 *
 * @param text how it is told: as the server tells it, with what may stand behind the numbers
 */
public record StackVersion(int major, int minor, int revision, String text) implements Comparable<StackVersion> {

    /** The oldest that is served: the first whose Kibana has links panels, which the dashboards need. */
    public static final StackVersion OLDEST = new StackVersion(8, 12, 0, "8.12");

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:\\D.*)?");

    private static final Comparator<StackVersion> ORDER = Comparator.comparingInt(StackVersion::major)
            .thenComparingInt(StackVersion::minor)
            .thenComparingInt(StackVersion::revision);

    /** Reads a version as servers tell it, such as {@code 8.19.21} or {@code 9.5.0-SNAPSHOT}. */
    public static Optional<StackVersion> parse(String text) {
        String told = text.strip();
        Matcher form = FORM.matcher(told);
        return form.matches()
                ? Optional.of(new StackVersion(number(form, 1), number(form, 2), number(form, 3), told))
                : Optional.empty();
    }

    /** Of the number by which Elasticsearch itself keeps it, such as 8192199 for 8.19.21. */
    public static StackVersion ofId(int id) {
        int major = id / 1_000_000;
        int minor = id / 10_000 % 100;
        int revision = id / 100 % 100;
        return new StackVersion(major, minor, revision, major + "." + minor + "." + revision);
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    @Override
    public int compareTo(StackVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }
}
