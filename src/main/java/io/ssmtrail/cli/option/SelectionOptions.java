package io.ssmtrail.cli.option;

import io.ssmtrail.intake.Selection;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which records of an archive are wanted. */
public final class SelectionOptions {

    @Option(
            names = "--event-source",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Service to take instead of the SSM family, for instance iam.amazonaws.com or iam; may be repeated.")
    private Set<String> eventSources = Set.of();

    @Option(names = "--all-services", description = "Take the records of all services.")
    private boolean allServices;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Earliest event time, for instance 2026-11-01, 2026-11-01T08:00:00Z or 7d (days ago).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Event time to end before.")
    private @Nullable Instant to;

    public Selection selection() {
        return new Selection(services(), Optional.ofNullable(from), Optional.ofNullable(to));
    }

    private Set<String> services() {
        if (allServices) {
            return Set.of();
        }
        if (eventSources.isEmpty()) {
            return Selection.SSM_FAMILY;
        }
        Set<String> services = new LinkedHashSet<>();
        for (String source : eventSources) {
            int dot = source.indexOf('.');
            services.add(dot < 0 ? source : source.substring(0, dot));
        }
        return services;
    }
}
