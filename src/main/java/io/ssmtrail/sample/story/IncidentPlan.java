package io.ssmtrail.sample.story;

import io.ssmtrail.sample.cast.Organisation;
import io.ssmtrail.sample.trail.Insights;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When the incidents of a story happen: spread over its days, after the first third, each wholly within it. */
public final class IncidentPlan {

    private static final Duration LONGEST = Duration.ofHours(3);
    private static final List<String> FILES = List.of(
            "parameter-sweep",
            "instance-credentials",
            "fleet-command",
            "public-document",
            "root-logging-off",
            "rogue-node",
            "persistence",
            "database-tunnel",
            "denied-reconnaissance",
            "departing-engineer",
            "node-hopping",
            "foreign-sync");

    private record Planned(IncidentScript script, Instant start) {}

    private final long seed;
    private final List<Planned> planned = new ArrayList<>();
    private final List<Incident> happened = new ArrayList<>();

    public IncidentPlan(Organisation organisation, Period period, long seed) {
        this.seed = seed;
        for (String file : FILES) {
            IncidentScript script = new IncidentScript(file, organisation);
            planned.add(new Planned(script, start(script, period)));
        }
    }

    /** Lets happen what is planned for a day. */
    public void live(LocalDate day, Chronicle chronicle, Insights insights) {
        for (Planned plan : planned) {
            IncidentScript script = plan.script();
            if (!Clock.at(day, script.time()).equals(plan.start())) {
                continue;
            }
            Incident incident = script.play(chronicle, plan.start(), seed);
            happened.add(incident);
            script.insight()
                    .ifPresent(action -> insights.write(
                            script.place(),
                            action,
                            incident.start(),
                            incident.end(),
                            incident.events().size()));
        }
    }

    /** What has happened so far, in the order of time. */
    public List<Incident> happened() {
        return happened.stream().sorted(Comparator.comparing(Incident::start)).toList();
    }

    /** The day nearest to the wanted one that the incident fits into, preferably on the right side of the weekend. */
    private static Instant start(IncidentScript script, Period period) {
        List<LocalDate> days = period.days();
        long wanted = Math.round(script.progress() * (days.size() - 1));
        List<Instant> fitting = new ArrayList<>();
        for (int distance = 0; distance < days.size(); distance++) {
            for (long index : new long[] {wanted - distance, wanted + distance}) {
                if (index >= 0 && index < days.size()) {
                    LocalDate day = days.get((int) index);
                    Instant start = Clock.at(day, script.time());
                    if (period.contains(start) && period.contains(start.plus(LONGEST))) {
                        if (Clock.isWeekend(day) == script.onWeekend()) {
                            return start;
                        }
                        fitting.add(start);
                    }
                }
            }
        }
        return fitting.get(0);
    }
}
