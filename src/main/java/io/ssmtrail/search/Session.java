package io.ssmtrail.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session of Session Manager, as far as CloudTrail tells. Where no end was seen it may be over all the same: leaving a
 * shell makes no API call.
 *
 * @param started empty where the start is not in the index
 * @param owner who started it; where the start is missing, the name that the id begins with
 * @param ownerArn the session's or user's ARN
 * @param kind shell, port_forwarding and so on
 * @param forwardsTo host and port behind the node, where a port is forwarded
 * @param resumed how often it was taken up again
 * @param endedBy who ended it
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-auditing.html">Auditing
 *     session activity</a>
 */
public record Session(
        String id,
        Optional<Instant> started,
        Optional<String> owner,
        Optional<String> ownerArn,
        List<String> nodes,
        Optional<String> kind,
        Optional<String> document,
        Optional<String> forwardsTo,
        Optional<String> source,
        Optional<String> account,
        Optional<String> region,
        int resumed,
        Optional<Instant> ended,
        Optional<String> endedBy) {

    static final List<String> ACTIONS = List.of("StartSession", "ResumeSession", "TerminateSession");

    /** What is read of its events, beside what all events have. */
    static final List<String> FIELDS =
            List.of("aws.ssm.session.kind", "aws.ssm.session.remote_host", "aws.ssm.session.port");

    private static final Pattern OWNER_IN_ID = Pattern.compile("(.+)-[0-9a-z]{8,}");

    /** How long it lasted, where start and end are known. */
    public Optional<Duration> lasted() {
        return started.flatMap(from -> ended.map(to -> Duration.between(from, to)));
    }

    /** Whether somebody else than its owner ended it; empty where that cannot be told. */
    public Optional<Boolean> endedByOther() {
        return owner.flatMap(own -> endedBy.map(by -> !own.equals(by)));
    }

    /** Puts the events of one session together; they come in the order of their time. */
    static Session of(String id, List<Event> events) {
        Optional<Event> start = first(events, "StartSession");
        Optional<Event> end = first(events, "TerminateSession");
        Optional<Event> any = start.or(() -> events.stream().findFirst());
        return new Session(
                id,
                start.flatMap(Event::time),
                start.flatMap(Caller::of).or(() -> ownerInId(id)),
                start.flatMap(event -> event.value("aws.cloudtrail.user_identity.arn")),
                start.map(event -> event.values("aws.ssm.node.id")).orElse(List.of()),
                start.flatMap(event -> event.value("aws.ssm.session.kind")),
                start.flatMap(event -> event.value("aws.ssm.document.name")),
                start.flatMap(Session::forwarding),
                start.flatMap(Event::source),
                any.flatMap(event -> event.value("cloud.account.id")),
                any.flatMap(event -> event.value("cloud.region")),
                (int) events.stream()
                        .filter(event -> event.did("ResumeSession"))
                        .count(),
                end.flatMap(Event::time),
                end.flatMap(Caller::of));
    }

    private static Optional<Event> first(List<Event> events, String action) {
        return events.stream().filter(event -> event.did(action)).findFirst();
    }

    private static Optional<String> ownerInId(String id) {
        Matcher owner = OWNER_IN_ID.matcher(id);
        return owner.matches() ? Optional.of(owner.group(1)) : Optional.empty();
    }

    private static Optional<String> forwarding(Event start) {
        Optional<String> port = start.value("aws.ssm.session.port");
        return start.value("aws.ssm.session.remote_host")
                .map(host -> host + port.map(number -> ":" + number).orElse(""))
                .or(() -> port.map(number -> ":" + number));
    }
}
