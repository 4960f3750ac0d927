package io.ssmtrail.doctor;

/** What is looked at. */
public enum Area {
    SETTINGS,
    NODES,
    CLUSTER,
    PRIVILEGES,
    TEMPLATES,
    INDICES,
    LEDGER,
    KIBANA
}
