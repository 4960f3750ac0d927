package io.ssmtrail.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run of Run Command or of an automation, as far as CloudTrail tells: it knows neither what a command did nor whether
 * it succeeded.
 *
 * @param kind {@code command} or {@code automation}
 * @param started empty where the start is not in the index
 * @param nodes nodes that were named
 * @param targets expressions that AWS resolves later, such as {@code tag:Env=prod}
 * @param outputs buckets, log groups and topics that are told of the outcome
 * @param cancelledBy who stopped it
 * @param lookups how often somebody looked at its outcome
 * @param lookedAtBy who did so
 */
public record Run(
        String kind,
        String id,
        Optional<Instant> started,
        Optional<String> caller,
        Optional<String> callerArn,
        Optional<String> document,
        List<String> nodes,
        List<String> targets,
        List<String> outputs,
        Optional<String> source,
        Optional<String> account,
        Optional<String> region,
        Optional<String> cancelledBy,
        int lookups,
        List<String> lookedAtBy) {

    /** What is read of its events, beside what all events have. */
    static final List<String> FIELDS =
            List.of("aws.ssm.target", "aws.ssm.output.bucket", "aws.ssm.output.log_group", "aws.ssm.output.topic_arn");

    static Run of(RunKind kind, String id, List<Event> events) {
        Optional<Event> start = first(events, kind.starts());
        Optional<Event> any = start.or(() -> events.stream().findFirst());
        List<Event> looks = events.stream()
                .filter(event -> kind.lookups().stream().anyMatch(event::did))
                .toList();
        return new Run(
                kind.name(),
                id,
                start.flatMap(Event::time),
                start.flatMap(Caller::of),
                start.flatMap(event -> event.value("aws.cloudtrail.user_identity.arn")),
                any.flatMap(event -> event.value("aws.ssm.document.name")),
                start.or(() -> any)
                        .map(event -> event.values("aws.ssm.node.id"))
                        .orElse(List.of()),
                start.map(event -> event.values("aws.ssm.target")).orElse(List.of()),
                start.map(Run::outputs).orElse(List.of()),
                start.flatMap(Event::source),
                any.flatMap(event -> event.value("cloud.account.id")),
                any.flatMap(event -> event.value("cloud.region")),
                first(events, kind.stops()).flatMap(Caller::of),
                looks.size(),
                looks.stream()
                        .flatMap(event -> Caller.of(event).stream())
                        .distinct()
                        .toList());
    }

    private static Optional<Event> first(List<Event> events, List<String> actions) {
        return events.stream()
                .filter(event -> actions.stream().anyMatch(event::did))
                .findFirst();
    }

    private static List<String> outputs(Event start) {
        return Stream.of(
                        start.values("aws.ssm.output.bucket").stream().map(bucket -> "s3://" + bucket),
                        start.values("aws.ssm.output.log_group").stream(),
                        start.values("aws.ssm.output.topic_arn").stream())
                .flatMap(outputs -> outputs)
                .toList();
    }
}
