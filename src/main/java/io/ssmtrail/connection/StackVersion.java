package io.ssmtrail.connection;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Elasticsearch or of Kibana, which share their numbers. */
public record StackVersion(int major, int minor, String text) implements Comparable<StackVersion> {

    /** The oldest that is served: the first whose Kibana has links panels, which the dashboards need. */
    public static final StackVersion OLDEST = new StackVersion(8, 12, "8.12");

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");

    /** Reads a version as servers tell it, such as {@code 8.19.21} or {@code 9.5.0-SNAPSHOT}. */
    public static Optional<StackVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new StackVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), text))
                : Optional.empty();
    }

    @Override
    public int compareTo(StackVersion other) {
        return Comparator.comparingInt(StackVersion::major)
                .thenComparingInt(StackVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }
}
