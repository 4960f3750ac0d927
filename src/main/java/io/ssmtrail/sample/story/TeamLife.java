package io.ssmtrail.sample.story;

import io.ssmtrail.sample.cast.Caller;
import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Node;
import io.ssmtrail.sample.cast.Organisation;
import io.ssmtrail.sample.cast.Person;
import io.ssmtrail.sample.cast.Place;
import io.ssmtrail.sample.script.Scene;
import io.ssmtrail.sample.script.Setting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * People at work.
 *
 * <p>Work is habit: whatever somebody does more than rarely, they do at least every third working day, so that a month
 * of it has nobody doing for the first time what others get caught for. On one day a person stays with two nodes.
 */
public final class TeamLife {

    private static final int HABIT_DAYS = 3;
    private static final double RARE = 0.1;
    private static final String ON_CALL_TEAM = "operations";

    private final Organisation organisation;
    private final long seed;
    private final List<Routine> routines =
            Routine.all().stream().filter(routine -> !routine.teams().isEmpty()).toList();

    public TeamLife(Organisation organisation, long seed) {
        this.organisation = organisation;
        this.seed = seed;
    }

    /** Lives a day. */
    public void live(LocalDate day, Chronicle chronicle) {
        Person onCall = onCall(day);
        for (Person person : organisation.people()) {
            SplittableRandom random =
                    new SplittableRandom(Ids.hash("person", Long.toString(seed), person.name(), day.toString()));
            for (Routine routine : routines) {
                if (does(person, routine, onCall, day, random)) {
                    Instant start = Clock.office(day, person.team().zone(), random);
                    chronicle.play(routine.script(), scene(person, routine, day, random, chronicle), start);
                }
            }
        }
    }

    /** Who of the operations team is on call in the week of a day. */
    Person onCall(LocalDate day) {
        List<Person> team = organisation.people().stream()
                .filter(person -> person.team().name().equals(ON_CALL_TEAM))
                .toList();
        return team.get(Math.floorMod(Math.floorDiv(day.toEpochDay(), 7L), team.size()));
    }

    /** The person on call, on a day, in an account. */
    Caller onCall(LocalDate day, Place place) {
        return onCall(day).caller(place.account().id(), day, true);
    }

    private boolean does(Person person, Routine routine, Person onCall, LocalDate day, SplittableRandom random) {
        boolean chance = random.nextDouble() < routine.chance();
        if (Clock.isWeekend(day)) {
            return routine.onCall() && chance && person.equals(onCall);
        }
        if (!routine.teams().contains(person.team().name())
                || person.team().people().indexOf(person.name()) >= routine.people()) {
            return false;
        }
        int phase =
                Ids.pick(HABIT_DAYS, "habit", person.name(), routine.script().name());
        boolean due = routine.chance() > RARE && (workday(day) + phase) % HABIT_DAYS == 0;
        return chance || due;
    }

    private Scene scene(Person person, Routine routine, LocalDate day, SplittableRandom random, Chronicle chronicle) {
        List<Node> fleet =
                person.fleets().get((int) (workday(day) % person.fleets().size()));
        String date = day.toString();
        Node one = fleet.get(Ids.pick(fleet.size(), "first-node", person.name(), date));
        Node other = fleet.get(Ids.pick(fleet.size(), "second-node", person.name(), date));
        Place place = one.place();
        Person approver = onCall(person.equals(onCall(day)) ? day.plusDays(7) : day);
        return new Scene(new Setting(
                organisation,
                place,
                person.caller(place.account().id(), day, routine.console()),
                Map.of("approver", approver.caller(place.account().id(), day, true)),
                List.of(one, other),
                person.team().applications(),
                random,
                chronicle.ids(random)));
    }

    /** Working days are counted from the epoch, five a week. */
    private static long workday(LocalDate day) {
        return Math.floorDiv(day.toEpochDay() + 3, 7L) * 5 + day.getDayOfWeek().getValue();
    }
}
