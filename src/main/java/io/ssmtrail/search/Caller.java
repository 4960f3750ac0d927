package io.ssmtrail.search;

import java.util.Optional;

/** Who made a call, in a word that is the same in all calls of a person: a session's name says more than its role's. */
final class Caller {

    private Caller() {}

    static Optional<String> of(Event event) {
        Optional<String> session = event.value("aws.principal.session_name");
        return session.isPresent()
                ? session
                : event.value("aws.principal.name")
                        .or(() -> event.value("user.name"))
                        .or(() -> event.value("aws.principal.id"));
    }
}
