package io.ssmtrail.kibana;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Kibana's version, as far as it matters for what it can import. */
record KibanaVersion(int major, int minor) implements Comparable<KibanaVersion> {

    /** The oldest that imports the bundle: the first one with links panels. */
    static final KibanaVersion OLDEST = new KibanaVersion(8, 12);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\..*");

    static Optional<KibanaVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new KibanaVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(KibanaVersion other) {
        return Comparator.comparingInt(KibanaVersion::major)
                .thenComparingInt(KibanaVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
