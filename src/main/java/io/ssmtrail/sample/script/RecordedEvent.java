package io.ssmtrail.sample.script;

import io.ssmtrail.sample.cast.Place;
import java.time.Instant;

/**
 * A CloudTrail record, and what an archive has to know of it.
 *
 * @param time when it happened
 * @param id its event id
 * @param source the service called
 * @param name the action
 * @param readOnly whether it only read
 * @param userName the name that Event history shows
 * @param place the account and region that it is filed under
 * @param json the record, in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes go straight to a file
public record RecordedEvent(
        Instant time,
        String id,
        String source,
        String name,
        boolean readOnly,
        String userName,
        Place place,
        byte[] json) {}
