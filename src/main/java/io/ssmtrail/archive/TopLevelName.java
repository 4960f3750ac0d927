package io.ssmtrail.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The names at the first level of a JSON object that tell what it is. */
enum TopLevelName {
    UNKNOWN,
    EVENT_SOURCE("eventSource"),
    EVENT_TIME("eventTime"),
    EVENT_TYPE("eventType"),
    /** Any other name that stands in CloudTrail records, and in no other object that archives hold. */
    OF_RECORD("eventVersion", "eventName", "eventID", "userIdentity"),
    /** Lists of records: trail files, lookup-events, and the two shapes of CloudWatch Logs. */
    LIST("Records", "Events", "events", "logEvents"),
    /** Lists of lists of columns, as CloudTrail Lake answers. */
    ROWS("QueryResultRows"),
    /** An object with a list in it, as Elasticsearch answers. */
    HITS("hits"),
    DIGEST("digestS3Object");

    private static final int LONGEST = 15;

    /** Asked with every name at the first level of every record. */
    private static final Spelling[][] BY_LENGTH = new Spelling[LONGEST + 1][0];

    static {
        for (TopLevelName name : values()) {
            for (String text : name.spellings) {
                Spelling[] others = BY_LENGTH[text.length()];
                BY_LENGTH[text.length()] = Arrays.copyOf(others, others.length + 1);
                BY_LENGTH[text.length()][others.length] = new Spelling(name, text.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> spellings;

    TopLevelName(String... spellings) {
        this.spellings = List.of(spellings);
    }

    boolean isOfRecord() {
        return this == OF_RECORD || this == EVENT_SOURCE || this == EVENT_TIME || this == EVENT_TYPE;
    }

    static TopLevelName of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return UNKNOWN;
        }
        for (Spelling candidate : BY_LENGTH[length]) {
            if (candidate.is(bytes, from, to)) {
                return candidate.name;
            }
        }
        return UNKNOWN;
    }

    private static final class Spelling {

        private final TopLevelName name;
        private final byte[] ascii;
        private final byte last;

        Spelling(TopLevelName name, byte[] ascii) {
            this.name = name;
            this.ascii = ascii;
            this.last = ascii[ascii.length - 1];
        }

        /** Whether it stands between two places; their distance is right. */
        boolean is(byte[] bytes, int from, int to) {
            return bytes[to - 1] == last && Arrays.equals(bytes, from, to, ascii, 0, ascii.length);
        }
    }
}
