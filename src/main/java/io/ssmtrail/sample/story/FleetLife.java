package io.ssmtrail.sample.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.cast.Node;
import io.ssmtrail.sample.cast.Organisation;
import io.ssmtrail.sample.script.Scene;
import io.ssmtrail.sample.script.Script;
import io.ssmtrail.sample.script.Setting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The agents of all nodes: the bulk of any archive.
 *
 * <p>Real agents report every few minutes. Here they do so a few times a day, in cohorts, so that a month stays small and
 * still looks like one.
 */
public final class FleetLife {

    private static final int DAY_SECONDS = 86_400;
    private static final int COHORTS = 6;

    private record Duty(Script script, double perDay, boolean hybridOnly) {
        static Duty of(JsonNode duty) {
            return new Duty(
                    Script.of(duty),
                    duty.path("perDay").asDouble(),
                    duty.path("hybridOnly").asBoolean());
        }
    }

    private final Organisation organisation;
    private final long seed;
    private final List<Duty> duties = new ArrayList<>();

    public FleetLife(Organisation organisation, long seed) {
        this.organisation = organisation;
        this.seed = seed;
        Json.resource("fleet.json").forEach(duty -> duties.add(Duty.of(duty)));
    }

    /** Lives a day. */
    public void live(LocalDate day, Chronicle chronicle) {
        for (Node node : organisation.nodes()) {
            SplittableRandom random =
                    new SplittableRandom(Ids.hash("agent", Long.toString(seed), node.id(), day.toString()));
            for (Duty duty : duties) {
                if (node.hybrid() || !duty.hybridOnly()) {
                    live(node, duty, day, random, chronicle);
                }
            }
        }
    }

    private void live(Node node, Duty duty, LocalDate day, SplittableRandom random, Chronicle chronicle) {
        int times = (int) duty.perDay() + (random.nextDouble() < duty.perDay() % 1 ? 1 : 0);
        if (times == 0) {
            return;
        }
        int interval = DAY_SECONDS / times;
        int cohort = Ids.pick(COHORTS, "cohort", node.id());
        Instant first = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds((long) cohort * interval / COHORTS);
        for (int i = 0; i < times; i++) {
            Scene scene = new Scene(new Setting(
                    organisation,
                    node.place(),
                    node.agent(),
                    Map.of(),
                    List.of(node),
                    organisation.applications(),
                    random,
                    chronicle.ids(random)));
            chronicle.play(duty.script(), scene, first.plusSeconds((long) i * interval));
        }
    }
}
