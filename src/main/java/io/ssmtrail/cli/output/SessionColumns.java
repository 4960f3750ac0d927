package io.ssmtrail.cli.output;

import io.ssmtrail.cli.output.Palette.Style;
import io.ssmtrail.search.Session;
import java.util.List;

/** The columns of sessions. */
public final class SessionColumns {

    private static final Column<Session> STARTED = Column.<Session>ofOne(
                    "started", 19, session -> session.started().map(Object::toString))
            .headed("STARTED (UTC)")
            .shownAs(EventMeaning::time)
            .styled(session -> Style.FAINT);

    private static final Column<Session> OWNER = Column.ofOne("owner", 10, Session::owner);

    private static final Column<Session> NODE =
            Column.<Session>of("node", 10, Session::nodes).as(Column.Kind.LIST);

    private static final Column<Session> KIND =
            Column.<Session>ofOne("kind", 5, Session::kind).styled(session -> Style.ACCENT);

    private static final Column<Session> FORWARDS_TO =
            Column.<Session>ofOne("forwards_to", 10, Session::forwardsTo).headed("TO");

    private static final Column<Session> SOURCE = Column.ofOne("source", 10, Session::source);

    private static final Column<Session> ID =
            Column.<Session>of("id", 10, session -> List.of(session.id())).headed("SESSION");

    private static final Column<Session> LASTED = Column.<Session>of("lasted", 7, session -> List.of(lasted(session)))
            .styled(session -> session.ended().isPresent() ? Style.NORMAL : Style.FAINT);

    /** That the owner ended it is no news. */
    private static final Column<Session> ENDED_BY_OTHER = Column.<Session>ofOne(
                    "ended_by",
                    8,
                    session -> session.endedBy()
                            .filter(by -> session.endedByOther().orElse(true)))
            .headed("ENDED BY")
            .styled(session -> Style.WARNING);

    private SessionColumns() {}

    /** For a screen of some width; wide ones show where from and by whom as well. */
    public static List<Column<Session>> forScreen(int width) {
        return width < 110
                ? List.of(STARTED, OWNER, NODE, KIND, LASTED)
                : List.of(STARTED, OWNER, SOURCE, NODE, KIND, FORWARDS_TO, LASTED, ENDED_BY_OTHER, ID);
    }

    /** All there is to tell. */
    public static List<Column<Session>> all() {
        return List.of(
                ID,
                STARTED,
                Column.ofOne("ended", 0, session -> session.ended().map(Object::toString)),
                Column.<Session>ofOne(
                                "seconds",
                                0,
                                session -> session.lasted().map(length -> String.valueOf(length.toSeconds())))
                        .as(Column.Kind.NUMBER),
                OWNER,
                Column.ofOne("owner_arn", 0, Session::ownerArn),
                SOURCE,
                NODE,
                KIND,
                FORWARDS_TO,
                Column.ofOne("document", 0, Session::document),
                Column.<Session>of("resumed", 0, session -> List.of(String.valueOf(session.resumed())))
                        .as(Column.Kind.NUMBER),
                Column.ofOne("ended_by", 0, Session::endedBy),
                Column.ofOne("account", 0, Session::account),
                Column.ofOne("region", 0, Session::region));
    }

    private static String lasted(Session session) {
        if (session.started().isEmpty()) {
            return "no start seen";
        }
        return session.lasted().map(Durations::text).orElse("no end seen");
    }
}
