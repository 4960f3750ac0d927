package io.ssmtrail.intake;

import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.document.MappedEvent;
import io.ssmtrail.document.RecordMapper;

/**
 * Maps records, and takes one that the mapper fails at for a malformed one: one odd record must not keep millions of
 * others out; it is told of, and kept.
 */
public record GuardedMapper(RecordMapper mapper) {

    /**
     * Maps a record.
     *
     * @throws MalformedRecordException where it cannot be mapped, whosever fault that is
     */
    public MappedEvent map(RawRecord raw) throws MalformedRecordException {
        try {
            return mapper.map(raw);
        } catch (RuntimeException | StackOverflowError bug) {
            throw new MalformedRecordException("cannot be mapped, which is a fault of ssmtrail: " + bug, bug);
        }
    }
}
