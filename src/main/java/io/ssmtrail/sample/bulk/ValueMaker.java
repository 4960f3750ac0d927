package io.ssmtrail.sample.bulk;

import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.InstantMoment;
import io.ssmtrail.sample.cast.Moment;
import io.ssmtrail.sample.cast.Place;
import io.ssmtrail.sample.script.RandomIds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Makes the values of one record after the other, for the records of one file. For one thread. */
final class ValueMaker {

    private static final int NODES = 5_000;
    private static final int OCTETS = 250;
    private static final Duration LATER = Duration.ofHours(2);

    private final Place place;
    private final SplittableRandom random;
    private final RandomIds ids;
    private final byte[] account;
    private final byte[] region;
    private Instant time = Instant.EPOCH;
    private Moment moment = new InstantMoment(time);
    private String eventId = "";
    private int node;

    ValueMaker(Place place, SplittableRandom random) {
        this.place = place;
        this.random = random;
        this.ids = new RandomIds(random);
        this.account = bytes(place.account().id());
        this.region = bytes(place.region());
    }

    /** Goes on to the next record. */
    void next(Instant newTime) {
        time = newTime;
        moment = new InstantMoment(newTime);
        eventId = ids.guid();
        node = random.nextInt(NODES);
    }

    byte[] make(Marker marker) {
        return switch (marker.kind()) {
            case TIME -> bytes(moment.iso());
            case WORDS -> bytes(moment.words());
            case LATER_WORDS -> bytes(moment.words(LATER));
            case SESSION_START -> bytes(moment.sessionStart(node));
            case EVENT_ID -> bytes(eventId);
            case GUID -> bytes(ids.guid());
            case HEX -> bytes(ids.hex(digits(marker.detail())));
            case NODE_ID -> bytes("i-0" + Ids.hex(16, "bulk-node", Integer.toString(node)));
            case NODE_OCTET ->
                bytes(Integer.toString(1 + (marker.detail().equals("0") ? node / OCTETS : node % OCTETS)));
            case ACCOUNT -> account;
            case REGION -> region;
        };
    }

    Instant time() {
        return time;
    }

    String eventId() {
        return eventId;
    }

    Place place() {
        return place;
    }

    private static int digits(String detail) {
        return Integer.parseInt(detail, detail.indexOf('/') + 1, detail.length(), 10);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
