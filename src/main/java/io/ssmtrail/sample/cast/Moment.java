package io.ssmtrail.sample.cast;

import java.time.Duration;

/** A point in time in the notations that records use. All are UTC, to the second. */
public interface Moment {

    /** {@code 2024-11-05T02:06:35Z}: the record's own time, and how agents write times. */
    String iso();

    /** {@code Nov 5, 2024, 2:06:35 AM}: how SSM writes times in requests and responses. */
    String words();

    /** The same, later by so much. */
    String words(Duration later);

    /**
     * When the session of the credentials in use began: some time within the last six hours.
     *
     * @param phase tells sessions of different principals apart
     */
    String sessionStart(long phase);
}
