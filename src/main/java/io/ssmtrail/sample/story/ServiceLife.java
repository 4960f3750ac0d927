package io.ssmtrail.sample.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.ActorSpec;
import io.ssmtrail.sample.cast.Caller;
import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Organisation;
import io.ssmtrail.sample.cast.Place;
import io.ssmtrail.sample.script.Scene;
import io.ssmtrail.sample.script.Setting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Pipelines, functions and AWS services at work. */
public final class ServiceLife {

    private static final ZoneId OFFICE = ZoneId.of("Europe/Berlin");
    private static final double WEEKEND_SHARE = 0.1;

    private final Organisation organisation;
    private final TeamLife people;
    private final long seed;
    private final List<Routine> routines = Routine.all().stream()
            .filter(routine -> routine.actor().isPresent())
            .toList();

    public ServiceLife(Organisation organisation, TeamLife people, long seed) {
        this.organisation = organisation;
        this.people = people;
        this.seed = seed;
    }

    /** Lives a day. */
    public void live(LocalDate day, Chronicle chronicle) {
        for (Routine routine : routines) {
            if (!routine.weekdays().contains(day.getDayOfWeek())) {
                continue;
            }
            for (Place place : organisation.places()) {
                if (routine.accounts().contains(place.account().name())) {
                    live(routine, place, day, chronicle);
                }
            }
        }
    }

    private void live(Routine routine, Place place, LocalDate day, Chronicle chronicle) {
        SplittableRandom random = new SplittableRandom(
                Ids.hash("service", Long.toString(seed), routine.script().name(), place.toString(), day.toString()));
        boolean quiet = routine.hours().equals("office") && Clock.isWeekend(day);
        double often = quiet ? routine.perDay() * WEEKEND_SHARE : routine.perDay();
        int times = (int) often + (random.nextDouble() < often % 1 ? 1 : 0);
        for (int i = 0; i < times; i++) {
            chronicle.play(routine.script(), scene(routine, place, day, random, chronicle), time(routine, day, random));
        }
    }

    private Scene scene(Routine routine, Place place, LocalDate day, SplittableRandom random, Chronicle chronicle) {
        JsonNode spec = organisation.actor(routine.actor().orElseThrow());
        List<String> applications = organisation.applications();
        String application = applications.get(random.nextInt(applications.size()));
        Caller actor = ActorSpec.caller(spec, place, application.substring(application.lastIndexOf('/') + 1));
        return new Scene(new Setting(
                organisation,
                place,
                actor,
                Map.of("approver", people.onCall(day, place)),
                organisation.nodes(place),
                List.of(application),
                random,
                chronicle.ids(random)));
    }

    private static Instant time(Routine routine, LocalDate day, SplittableRandom random) {
        return switch (routine.hours()) {
            case "any" -> Clock.any(day, random);
            case "office" -> Clock.office(day, OFFICE, random);
            default -> Clock.at(day, routine.hours()).plusSeconds(random.nextInt(60));
        };
    }
}
