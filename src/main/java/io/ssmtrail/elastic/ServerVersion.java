package io.ssmtrail.elastic;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Elasticsearch. */
public record ServerVersion(int major, int minor, String text) implements Comparable<ServerVersion> {

    /** The oldest that is served: the first whose Kibana shows the dashboards. */
    public static final ServerVersion OLDEST = new ServerVersion(8, 12, "8.12");

    /** The first that nobody has seen yet. */
    public static final ServerVersion TOO_NEW = new ServerVersion(10, 0, "10");

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");

    /** Reads a version as servers tell it, such as {@code 8.19.21} or {@code 9.5.0-SNAPSHOT}. */
    public static Optional<ServerVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ServerVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), text))
                : Optional.empty();
    }

    public boolean isServed() {
        return compareTo(OLDEST) >= 0 && compareTo(TOO_NEW) < 0;
    }

    @Override
    public int compareTo(ServerVersion other) {
        return Comparator.comparingInt(ServerVersion::major)
                .thenComparingInt(ServerVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return text;
    }
}
