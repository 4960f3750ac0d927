package io.ssmtrail.search;

/** A value, and how many events have it. */
public record Tally(String value, long events) {}
