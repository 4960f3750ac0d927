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

    /** Compared with every name at the first level of every record; never changed. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[][] names;

    TopLevelName(String... names) {
        this.names = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            this.names[i] = names[i].getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final TopLevelName[] ALL = values();

    boolean isOfRecord() {
        return this == OF_RECORD || this == EVENT_SOURCE || this == EVENT_TIME || this == EVENT_TYPE;
    }

    static TopLevelName of(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 4 || length > 15) {
            return UNKNOWN;
        }
        for (TopLevelName candidate : ALL) {
            for (byte[] name : candidate.names) {
                if (name.length == length
                        && name[0] == bytes[from]
                        && Arrays.equals(bytes, from, to, name, 0, length)) {
                    return candidate;
                }
            }
        }
        return UNKNOWN;
    }
}
