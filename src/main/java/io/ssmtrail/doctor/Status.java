package io.ssmtrail.doctor;

/** How something is, the better first. */
public enum Status {
    OK,
    WARNING,
    PROBLEM
}
