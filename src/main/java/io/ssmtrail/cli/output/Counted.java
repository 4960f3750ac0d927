package io.ssmtrail.cli.output;

import java.util.Locale;

/** Numbers of things: {@code 1 file}, {@code 1,200 files}. */
public final class Counted {

    private Counted() {}

    /** So many of what a noun names, that makes its plural with an s. */
    public static String of(long number, String noun) {
        return String.format(Locale.ROOT, number == 1 ? "%,d %s" : "%,d %ss", number, noun);
    }
}
