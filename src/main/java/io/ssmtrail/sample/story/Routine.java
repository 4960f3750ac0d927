package io.ssmtrail.sample.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.script.Routines;
import io.ssmtrail.sample.script.Script;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Something that people, pipelines or services do again and again.
 *
 * @param script its calls
 * @param teams the teams whose people do it; none for pipelines and services
 * @param people how many of a team do it
 * @param chance how likely one of them does it on a working day
 * @param console whether it is done in the console, rather than in a terminal
 * @param onCall whether whoever is on call does it on weekends, too
 * @param actor the pipeline or service that does it
 * @param accounts the accounts that the actor does it in, everywhere it has nodes
 * @param perDay how often the actor does it in each place on a day
 * @param hours when: {@code any}, {@code office}, or a time of day in UTC
 * @param weekdays on which days only
 */
record Routine(
        Script script,
        List<String> teams,
        int people,
        double chance,
        boolean console,
        boolean onCall,
        Optional<String> actor,
        Set<String> accounts,
        double perDay,
        String hours,
        Set<DayOfWeek> weekdays) {

    /** All routines, in the order of the data. */
    static List<Routine> all() {
        return Routines.all().stream().map(Routine::of).toList();
    }

    private static Routine of(JsonNode routine) {
        List<String> weekdays = Json.texts(routine, "weekdays");
        return new Routine(
                Script.of(routine),
                Json.texts(routine, "teams"),
                routine.path("people").asInt(Integer.MAX_VALUE),
                routine.path("chance").asDouble(),
                Json.text(routine, "client").orElse("").equals("console"),
                routine.path("onCall").asBoolean(),
                Json.text(routine, "actor"),
                Set.copyOf(Json.texts(routine, "accounts")),
                routine.path("perDay").asDouble(),
                Json.text(routine, "hours").orElse("any"),
                weekdays.isEmpty()
                        ? Set.of(DayOfWeek.values())
                        : weekdays.stream().map(DayOfWeek::valueOf).collect(Collectors.toUnmodifiableSet()));
    }
}
