package io.ssmtrail.document;

import io.ssmtrail.json.JsonString;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The words that stand in many documents, such as kinds, names of rules and of clients, in the form in which they are
 * written. Each has one place; who comes later takes it, so that words that somebody made up do not fill the memory. Safe
 * for several threads.
 */
final class Words {

    /** A power of two, and several times as many as there are in an archive. */
    private static final int PLACES = 1 << 12;

    private static final int LONGEST = 512;

    private static final AtomicReferenceArray<JsonString> WRITTEN = new AtomicReferenceArray<>(PLACES);

    private Words() {}

    static JsonString of(String word) {
        int hash = word.hashCode();
        int place = (hash ^ (hash >>> Short.SIZE)) & (PLACES - 1);
        JsonString known = WRITTEN.get(place);
        if (known != null && known.text().equals(word)) {
            return known;
        }
        JsonString written = new JsonString(word);
        if (word.length() <= LONGEST) {
            WRITTEN.set(place, written);
        }
        return written;
    }

    static List<JsonString> of(List<String> words) {
        return words.stream().map(Words::of).toList();
    }
}
