package io.ssmtrail.doctor;

import io.ssmtrail.error.SsmtrailException;

/**
 * One thing that was looked at.
 *
 * @param subject what it is
 * @param finding how it is
 * @param advice what to do about it; empty where nothing is to be done
 */
public record Check(Area area, String subject, Status status, String finding, String advice) {

    static Check ok(Area area, String subject, String finding) {
        return new Check(area, subject, Status.OK, finding, "");
    }

    static Check warning(Area area, String subject, String finding, String advice) {
        return new Check(area, subject, Status.WARNING, finding, advice);
    }

    static Check problem(Area area, String subject, String finding, String advice) {
        return new Check(area, subject, Status.PROBLEM, finding, advice);
    }

    static Check problem(Area area, String subject, SsmtrailException failure) {
        return problem(area, subject, String.valueOf(failure.getMessage()), failure.advice());
    }
}
