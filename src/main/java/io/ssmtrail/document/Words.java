package io.ssmtrail.document;

import io.ssmtrail.json.JsonString;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words that stand in many documents, such as kinds, names of rules and of clients, in the form in which they are
 * written. Safe for several threads.
 */
final class Words {

    /** More than all that ssmtrail itself knows; user agents may bring some. */
    private static final int MOST = 8_192;

    private static final int LONGEST = 512;

    private static final Map<String, JsonString> WRITTEN = new ConcurrentHashMap<>();

    private Words() {}

    static JsonString of(String word) {
        JsonString known = WRITTEN.get(word);
        if (known != null) {
            return known;
        }
        JsonString written = new JsonString(word);
        if (word.length() <= LONGEST) {
            if (WRITTEN.size() >= MOST) {
                WRITTEN.clear();
            }
            WRITTEN.put(word, written);
        }
        return written;
    }
}
