package io.ssmtrail.sample.cast;

/** An AWS account of the organisation. */
public record Account(String name, String id) {}
