package io.ssmtrail.sample.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.ActorSpec;
import io.ssmtrail.sample.cast.Caller;
import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.cast.Node;
import io.ssmtrail.sample.cast.Organisation;
import io.ssmtrail.sample.cast.Place;
import io.ssmtrail.sample.script.RecordedEvent;
import io.ssmtrail.sample.script.Scene;
import io.ssmtrail.sample.script.Script;
import io.ssmtrail.sample.script.Setting;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** An incident of the story as the sample's data describes it. */
final class IncidentScript {

    private final JsonNode data;
    private final Organisation organisation;
    private final List<Node> fleet;
    private final Place place;

    IncidentScript(String file, Organisation organisation) {
        this.data = Json.resource("incidents/" + file + ".json");
        this.organisation = organisation;
        this.fleet = organisation.fleet(Json.required(data, "fleet"));
        this.place = fleet.get(0).place();
    }

    String id() {
        return Json.required(data, "id");
    }

    Place place() {
        return place;
    }

    /** How far into the story it happens: from 0 to 1. */
    double progress() {
        return data.path("when").path("progress").asDouble();
    }

    boolean onWeekend() {
        return data.path("when").path("weekend").asBoolean();
    }

    /** The time of day, in UTC. */
    String time() {
        return Json.required(data.path("when"), "time");
    }

    /** The action whose rate CloudTrail Insights finds unusual. */
    Optional<String> insight() {
        return Json.text(data, "insight");
    }

    /** Plays it from a start on. */
    Incident play(Chronicle chronicle, Instant start, long seed) {
        SplittableRandom random = new SplittableRandom(Ids.hash("incident", Long.toString(seed), id()));
        Caller actor = actor();
        Scene scene = new Scene(new Setting(
                organisation, place, actor, callers(), fleet, applications(), random, chronicle.ids(random)));
        List<RecordedEvent> events = chronicle.play(Script.of(data), scene, start);
        return new Incident(
                id(),
                Json.required(data, "title"),
                Json.texts(data, "techniques"),
                Json.required(data, "narrative"),
                actor.principal().arn(),
                place.account().id(),
                place.region(),
                events.get(0).time(),
                events.get(events.size() - 1).time(),
                events.stream().map(RecordedEvent::id).toList());
    }

    private Map<String, Caller> callers() {
        Map<String, Caller> callers = new HashMap<>();
        data.path("callers")
                .properties()
                .forEach(caller -> callers.put(caller.getKey(), ActorSpec.caller(caller.getValue(), place, "")));
        return Map.copyOf(callers);
    }

    private List<String> applications() {
        List<String> named = Json.texts(data, "applications");
        return named.isEmpty() ? organisation.applications() : named;
    }

    private Caller actor() {
        JsonNode spec = data.path("actor");
        String account = place.account().id();
        Optional<String> person = Json.text(spec, "person");
        boolean node = spec.path("nodeRole").asBoolean();
        if (person.isEmpty() && !node) {
            return ActorSpec.caller(spec, place, "");
        }
        boolean console = spec.path("console").asBoolean();
        return Caller.outside(
                node
                        ? fleet.get(0).principal()
                        : organisation.person(person.orElseThrow()).principal(account),
                Json.required(spec, "address"),
                Json.text(spec, "agent")
                        .orElseGet(
                                () -> organisation.person(person.orElseThrow()).userAgent(console)),
                console);
    }
}
