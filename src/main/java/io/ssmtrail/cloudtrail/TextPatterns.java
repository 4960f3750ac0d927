package io.ssmtrail.cloudtrail;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A list of patterns, case ignored: {@code name}, {@code prefix*}, {@code *suffix} or {@code *within*}. Asked many times
 * for every record, so those with a fixed start are found by its first letter.
 */
final class TextPatterns {

    private static final int ASCII = 128;

    private final List<List<Pattern>> byFirstLetter;
    private final List<Pattern> openStart;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    TextPatterns(List<String> texts) {
        List<Pattern> patterns = texts.stream().map(Pattern::of).toList();
        openStart = patterns.stream().filter(Pattern::openStart).toList();
        byFirstLetter = IntStream.range(0, ASCII)
                .mapToObj(letter -> patterns.stream()
                        .filter(pattern ->
                                !pattern.openStart() && lower(pattern.text().charAt(0)) == letter)
                        .toList())
                .toList();
    }

    boolean match(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = lower(text.charAt(0));
        return (first < ASCII && anyMatches(byFirstLetter.get(first), text)) || anyMatches(openStart, text);
    }

    private static boolean anyMatches(List<Pattern> patterns, String text) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(text)) {
                return true;
            }
        }
        return false;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    record Pattern(String text, boolean openStart, boolean openEnd) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Pattern of(String pattern) {
            boolean openStart = pattern.startsWith("*");
            boolean openEnd = pattern.endsWith("*");
            return new Pattern(
                    pattern.substring(openStart ? 1 : 0, pattern.length() - (openEnd ? 1 : 0)), openStart, openEnd);
        }

        boolean matches(String candidate) {
            int room = candidate.length() - text.length();
            if (room < 0 || (room > 0 && !openStart && !openEnd)) {
                return false;
            }
            int last = openStart ? room : 0;
            for (int at = openEnd ? 0 : last; at <= last; at++) {
                if (candidate.regionMatches(true, at, text, 0, text.length())) {
                    return true;
                }
            }
            return false;
        }
    }
}
