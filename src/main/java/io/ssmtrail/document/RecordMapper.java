package io.ssmtrail.document;

import io.ssmtrail.cloudtrail.CloudTrailRecord;
import io.ssmtrail.cloudtrail.EventIdentity;
import io.ssmtrail.cloudtrail.EventTime;
import io.ssmtrail.cloudtrail.MalformedRecordException;
import io.ssmtrail.cloudtrail.Principal;
import io.ssmtrail.cloudtrail.RawRecord;
import io.ssmtrail.cloudtrail.SourceAddress;
import io.ssmtrail.cloudtrail.UserAgent;
import io.ssmtrail.geo.GeoDatabases;
import io.ssmtrail.json.JsonLiteral;
import io.ssmtrail.json.JsonObject;
import io.ssmtrail.json.JsonString;
import io.ssmtrail.json.JsonValue;
import java.time.Instant;
import java.util.Optional;

/**
 * From a CloudTrail record to the document that is indexed for it: a pure function. Safe for several threads.
 *
 * <p>Each group of fields is written by a class of its own; the order below matters only where one reads what another
 * has written.
 */
public final class RecordMapper {

    /** Months of events become indices; a made-up date must not make an index of its own. */
    private static final Instant EARLIEST = Instant.parse("2006-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final SsmFields ssm = new SsmFields();
    private final GeoDatabases databases;

    /** A mapper that tells nothing of where addresses are. */
    public RecordMapper() {
        this(GeoDatabases.none());
    }

    /** A mapper that tells of addresses what the databases know. */
    public RecordMapper(GeoDatabases databases) {
        this.databases = databases;
    }

    /**
     * Maps a record.
     *
     * @throws MalformedRecordException where it is no JSON object, or lacks what every event must have: a source and a
     *     time
     */
    public MappedEvent map(RawRecord raw) throws MalformedRecordException {
        CloudTrailRecord record = CloudTrailRecord.parse(raw);
        JsonObject members = record.members();
        requireSource(members);
        JsonValue writtenTime = requireTime(members);
        Instant time = timeOf(writtenTime);
        EventIdentity identity = EventIdentity.of(members);

        Document.Builder document = Document.builder()
                .set(Field.TIMESTAMP, time, writtenTime)
                .set(Field.EVENT_ID, identity.id())
                .set(Field.EVENT_ORIGINAL, record.raw());
        CopiedFields.write(members, document);
        EnvelopeFields.write(members, document);
        IdentityFields.write(members, document);
        Optional<SourceAddress> source = SourceAddress.of(members);
        Optional<UserAgent> agent = UserAgent.of(members);
        PrincipalFields.write(Principal.of(members, source, agent), document);
        OriginFields.write(source, agent, databases, document);
        NetworkFields.write(members, document);
        PayloadFields.write(members, document);
        RelatedFields.write(members, document);
        boolean known = writeAction(members, document);
        return new MappedEvent(identity, time, known, document.build());
    }

    /** Tells whether the action is one of another service, or one that the catalogue has. */
    private boolean writeAction(JsonObject record, Document.Builder document) {
        String source = Members.text(record, "eventSource");
        if (source == null || !ssm.covers(source)) {
            CategoryFields.write(document);
            return true;
        }
        String action = Members.text(record, "eventName");
        return ssm.write(source, action == null ? "" : action, record, document);
    }

    private static void requireSource(JsonObject record) throws MalformedRecordException {
        JsonValue source = record.get("eventSource");
        boolean missing = source == null || source == JsonLiteral.NULL;
        if (missing && record.get("insightDetails") instanceof JsonObject) {
            // An Insights event names the service that it is about, not one that was called.
            return;
        }
        if (source == null || missing) {
            throw new MalformedRecordException("has no eventSource, so it is no CloudTrail event", null);
        }
        if (!(source instanceof JsonString name) || name.isBlank()) {
            throw new MalformedRecordException(
                    "has an eventSource that is no service name: " + abbreviated(source), null);
        }
    }

    private static JsonValue requireTime(JsonObject record) throws MalformedRecordException {
        JsonValue text = record.get("eventTime");
        if (text == null || text == JsonLiteral.NULL) {
            throw new MalformedRecordException("has no eventTime, so no month's index can take it", null);
        }
        return text;
    }

    private static Instant timeOf(JsonValue text) throws MalformedRecordException {
        Instant time = EventTime.parse(text.text())
                .orElseThrow(() ->
                        new MalformedRecordException("has an eventTime that is no time: " + abbreviated(text), null));
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new MalformedRecordException(
                    "has an eventTime that CloudTrail cannot have written: " + abbreviated(text), null);
        }
        return time;
    }

    private static String abbreviated(JsonValue value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
