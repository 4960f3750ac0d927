package io.ssmtrail.doctor;

import java.util.List;

/**
 * All that was looked at.
 *
 * @param reached whether Elasticsearch let us in, and Kibana where one is named
 */
public record Diagnosis(List<Check> checks, boolean reached) {

    public Diagnosis {
        checks = List.copyOf(checks);
    }

    /** Whether the settings can be used. */
    public boolean isUsable() {
        return checks.stream().noneMatch(check -> check.area() == Area.SETTINGS && check.status() == Status.PROBLEM);
    }

    /** The worst of all. */
    public Status status() {
        return checks.stream().map(Check::status).max(Status::compareTo).orElse(Status.OK);
    }
}
