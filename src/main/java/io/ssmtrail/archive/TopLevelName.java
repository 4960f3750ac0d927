package io.ssmtrail.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
    private static final TopLevelName[][] BY_LENGTH = new TopLevelName[LONGEST + 1][0];

    static {
        for (TopLevelName name : values()) {
            for (byte[] spelling : name.spellings) {
                TopLevelName[] others = BY_LENGTH[spelling.length];
                BY_LENGTH[spelling.length] = Arrays.copyOf(others, others.length + 1);
                BY_LENGTH[spelling.length][others.length] = name;
            }
        }
    }

    /** Never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[][] spellings;

    TopLevelName(String... spellings) {
        this.spellings = new byte[spellings.length][];
        for (int i = 0; i < spellings.length; i++) {
            this.spellings[i] = spellings[i].getBytes(StandardCharsets.US_ASCII);
        }
    }

    boolean isOfRecord() {
        return this == OF_RECORD || this == EVENT_SOURCE || this == EVENT_TIME || this == EVENT_TYPE;
    }

    static TopLevelName of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length > LONGEST) {
            return UNKNOWN;
        }
        for (TopLevelName candidate : BY_LENGTH[length]) {
            for (byte[] spelling : candidate.spellings) {
                if (spelling.length == length
                        && bytes[to - 1] == spelling[length - 1]
                        && Arrays.equals(bytes, from, to, spelling, 0, spelling.length)) {
                    return candidate;
                }
            }
        }
        return UNKNOWN;
    }
}
