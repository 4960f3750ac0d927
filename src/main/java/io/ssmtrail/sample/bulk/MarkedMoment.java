package io.ssmtrail.sample.bulk;

import io.ssmtrail.sample.cast.Moment;
import java.time.Duration;

/** Marks instead of a time. */
record MarkedMoment() implements Moment {

    @Override
    public String iso() {
        return Marker.mark(Marker.Kind.TIME);
    }

    @Override
    public String words() {
        return Marker.mark(Marker.Kind.WORDS);
    }

    @Override
    public String words(Duration later) {
        return Marker.mark(Marker.Kind.LATER_WORDS);
    }

    @Override
    public String sessionStart(long phase) {
        return Marker.mark(Marker.Kind.SESSION_START);
    }
}
