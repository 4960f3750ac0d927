package io.ssmtrail.search;

/**
 * Events that have something in common with one.
 *
 * @param kind what they have in common, such as {@code session}
 * @param field the field that holds it
 * @param value its value
 * @param events how many events have it, the one itself among them
 */
public record RelatedEvents(String kind, String field, String value, long events) {}
