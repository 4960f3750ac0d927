package io.ssmtrail.ssm;

import io.ssmtrail.testing.Members;

/** Synthetic CloudTrail records, written with single quotes, and what the catalogue reads from them. */
final class Events {

    private Events() {}

    /** The entities of a call to {@code ssm.amazonaws.com}; members are those of the record, without its braces. */
    static SsmEntities of(String eventName, String members) {
        return of("ssm.amazonaws.com", eventName, members);
    }

    static SsmEntities of(String eventSource, String eventName, String members) {
        return SsmEntities.of(
                Catalogue.standard().action(eventSource, eventName),
                Members.of("{'eventSource': '%s', 'eventName': '%s', %s}".formatted(eventSource, eventName, members)));
    }
}
