package io.ssmtrail.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Finds sessions of Session Manager. */
public final class Sessions {

    private final Stitching stitching;

    public Sessions(EventSearch search) {
        this.stitching = new Stitching(search, "aws.ssm.session.id", Session.ACTIONS, List.of(), Session.FIELDS);
    }

    /** Those with an event that meets the filter, the latest first. */
    public List<Session> find(EventFilter filter, long limit) throws IOException {
        return stitching.newest(filter, limit, Session::of).stream()
                .sorted(Comparator.comparing(Sessions::when, Comparator.reverseOrder()))
                .toList();
    }

    private static String when(Session session) {
        return session.started().or(session::ended).map(Object::toString).orElse("");
    }
}
