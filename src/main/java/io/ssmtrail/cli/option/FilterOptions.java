package io.ssmtrail.cli.option;

import io.ssmtrail.cloudtrail.Actor;
import io.ssmtrail.elastic.IndexNames;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.search.Criterion;
import io.ssmtrail.search.EventFilter;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events are wanted; all that is given must be met, and of an option that is repeated one value. */
public final class FilterOptions {

    /** What {@code --actor} takes. */
    private static final class Actors implements Iterable<String> {

        private static final List<String> ALL =
                Stream.of(Actor.values()).map(Actor::value).toList();

        @Override
        public Iterator<String> iterator() {
            return ALL.iterator();
        }
    }

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Earliest event time: 2026-11-01, 2026-11-01T08:00:00Z, or 7d for seven days ago.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Event time to end before.")
    private @Nullable Instant until;

    @Option(
            names = "--action",
            paramLabel = "NAME",
            split = ",",
            description = "API action, for instance StartSession.")
    private List<String> actions = List.of();

    @Option(names = "--principal", paramLabel = "WHO", description = "ARN, name, or any part of a name.")
    private List<String> principals = List.of();

    @Option(
            names = "--actor",
            paramLabel = "CLASS",
            split = ",",
            completionCandidates = Actors.class,
            description = "person, automation, aws_service, node_agent or unknown.")
    private List<String> actors = List.of();

    @Option(names = "--node", paramLabel = "ID", description = "Managed node, i-... or mi-...")
    private List<String> nodes = List.of();

    @Option(names = "--document", paramLabel = "NAME", description = "Document, for instance AWS-RunShellScript.")
    private List<String> documents = List.of();

    @Option(names = "--parameter", paramLabel = "NAME", description = "Parameter; /app/ is all below it.")
    private List<String> parameters = List.of();

    @Option(names = "--session", paramLabel = "ID", description = "Session Manager session.")
    private List<String> sessions = List.of();

    @Option(names = "--command", paramLabel = "ID", description = "Run Command command.")
    private List<String> commands = List.of();

    @Option(names = "--account", paramLabel = "ID", split = ",", description = "Account of the caller or of the trail.")
    private List<String> accounts = List.of();

    @Option(names = "--region", paramLabel = "NAME", split = ",", description = "Region, for instance eu-west-1.")
    private List<String> regions = List.of();

    @Option(
            names = "--ip",
            paramLabel = "ADDRESS",
            description = "Source address, a block such as 203.0.113.0/24, or an AWS service.")
    private List<String> addresses = List.of();

    @Option(
            names = "--capability",
            paramLabel = "NAME",
            split = ",",
            description = "Tool of Systems Manager, for instance session-manager or parameter-store.")
    private List<String> capabilities = List.of();

    @Option(names = "--failed", description = "Only calls that failed.")
    private boolean failed;

    @Option(names = "--writes", description = "Only calls that change something.")
    private boolean writes;

    @Option(
            names = "--index",
            paramLabel = "NAME",
            defaultValue = IndexNames.EVENTS,
            description = "Indices to look in, for instance of other clusters (default: " + IndexNames.EVENTS + ").")
    private String indices = IndexNames.EVENTS;

    public String indices() {
        return indices;
    }

    /**
     * The filter, with the words of a query where the command takes some.
     *
     * @throws UsageException where no event can meet it
     */
    public EventFilter filter(List<String> words) {
        if (since != null && until != null && !since.isBefore(until)) {
            throw new UsageException("Nothing is since " + since + " and before " + until + ".", "Swap them.");
        }
        actors.stream().filter(actor -> !Actors.ALL.contains(actor)).findFirst().ifPresent(actor -> {
            throw new UsageException(
                    "There are no actors '" + actor + "'.", "Give one of " + String.join(", ", Actors.ALL) + ".");
        });
        Map<Criterion, List<String>> criteria = new EnumMap<>(Map.of(
                Criterion.ACTION, actions,
                Criterion.PRINCIPAL, principals,
                Criterion.ACTOR, actors,
                Criterion.NODE, nodes,
                Criterion.DOCUMENT, documents,
                Criterion.PARAMETER, parameters,
                Criterion.SESSION, sessions,
                Criterion.COMMAND, commands,
                Criterion.ACCOUNT, accounts));
        criteria.put(Criterion.REGION, regions);
        criteria.put(Criterion.IP, addresses);
        criteria.put(Criterion.CAPABILITY, capabilities);
        return new EventFilter(
                Optional.of(String.join(" ", words)).filter(text -> !text.isBlank()),
                Optional.ofNullable(since),
                Optional.ofNullable(until),
                criteria,
                failed,
                writes);
    }
}
