package io.ssmtrail.json;

/** Text that UTF-8 has a form for: Java's may hold one half of a surrogate pair, as JSON's escapes may. */
public final class WellFormed {

    /** Stands for what cannot be told. */
    public static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    /** The text with each half of a broken surrogate pair replaced, since UTF-8 has no form for it. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaceBrokenPairs(text, i);
            }
        }
        return text;
    }

    private static String replaceBrokenPairs(String text, int from) {
        StringBuilder whole = new StringBuilder(text);
        for (int i = from; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < whole.length()
                    && Character.isLowSurrogate(whole.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                whole.setCharAt(i, REPLACEMENT);
            }
        }
        return whole.toString();
    }
}
