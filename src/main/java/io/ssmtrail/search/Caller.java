package io.ssmtrail.search;

import java.util.List;
import java.util.Optional;

/** Who made a call, in a word that is the same in all calls of a person: a session's name says more than its role's. */
final class Caller {

    /** What it is read from. */
    static final List<String> FIELDS =
            List.of("aws.principal.session_name", "aws.principal.name", "user.name", "aws.principal.id");

    private Caller() {}

    static Optional<String> of(Event event) {
        return FIELDS.stream().flatMap(field -> event.value(field).stream()).findFirst();
    }
}
