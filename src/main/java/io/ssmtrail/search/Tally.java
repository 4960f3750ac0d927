package io.ssmtrail.search;

/**
 * A value, and how many events have it.
 *
 * @param atLeast whether there may be more, of months in which so many values are more frequent that it was not counted
 */
public record Tally(String value, long events, boolean atLeast) {

    /** All events that have it are counted. */
    public Tally(String value, long events) {
        this(value, events, false);
    }
}
