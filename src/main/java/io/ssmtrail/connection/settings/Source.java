package io.ssmtrail.connection.settings;

/** Where a value was said, the one that holds over the others first. */
public enum Source {
    OPTION,
    ENVIRONMENT,
    FILE
}
