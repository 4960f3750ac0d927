package io.ssmtrail.local;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Elasticsearch, as far as it decides on who can read whose data. */
record ServerVersion(int major, int minor, int revision) implements Comparable<ServerVersion> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:\\D.*)?");
    private static final Comparator<ServerVersion> ORDER = Comparator.comparingInt(ServerVersion::major)
            .thenComparingInt(ServerVersion::minor)
            .thenComparingInt(ServerVersion::revision);

    /** Of a text such as {@code 8.19.21} or {@code 9.0.0-rc1}; empty when it is none. */
    static Optional<ServerVersion> of(String text) {
        Matcher parts = TEXT.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new ServerVersion(number(parts, 1), number(parts, 2), number(parts, 3)))
                : Optional.empty();
    }

    /** Of the number by which Elasticsearch itself keeps it, such as 8192199 for 8.19.21. */
    static ServerVersion ofId(int id) {
        return new ServerVersion(id / 1_000_000, id / 10_000 % 100, id / 100 % 100);
    }

    @Override
    public int compareTo(ServerVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + revision;
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
