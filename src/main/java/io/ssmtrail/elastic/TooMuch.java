package io.ssmtrail.elastic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether what was refused was refused for its size. Status 429 stands for both: a server with too much to do at the
 * moment, and a request, or a document once it is parsed, that alone is more than the server has memory for.
 *
 * @see <a href="https://www.elastic.co/docs/reference/elasticsearch/index-settings/pressure">Indexing pressure</a>
 */
public enum TooMuch {
    /** It is about something else. */
    NO,
    /** The server does not tell. */
    PERHAPS,
    /** The server states a limit that this request is beyond, whatever else it has to do. */
    SURELY;

    private static final int TOO_MANY_REQUESTS = 429;

    /** As the indexing pressure tells it, of coordinating, primary and replica operations, and of one document in them. */
    private static final Pattern SIZE_AND_LIMIT = Pattern.compile("operation(?:_bytes=| of size \\[)(\\d{1,18})"
            + "(?:, max_[a-z_]*bytes=|] bytes, which exceeds the maximum allowed limit of \\[)(\\d{1,18})\\b");

    static TooMuch of(int status, String reason) {
        if (status != TOO_MANY_REQUESTS) {
            return NO;
        }
        Matcher stated = SIZE_AND_LIMIT.matcher(reason);
        return stated.find() && Long.parseLong(stated.group(1)) > Long.parseLong(stated.group(2)) ? SURELY : PERHAPS;
    }
}
