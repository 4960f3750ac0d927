package io.ssmtrail.sample.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import io.ssmtrail.sample.cast.Account;
import io.ssmtrail.sample.cast.ActorSpec;
import io.ssmtrail.sample.cast.Caller;
import io.ssmtrail.sample.cast.IamUser;
import io.ssmtrail.sample.cast.Ids;
import io.ssmtrail.sample.cast.Json;
import io.ssmtrail.sample.cast.Node;
import io.ssmtrail.sample.cast.Organisation;
import io.ssmtrail.sample.cast.Person;
import io.ssmtrail.sample.cast.Place;
import io.ssmtrail.sample.script.Routines;
import io.ssmtrail.sample.script.Scene;
import io.ssmtrail.sample.script.Script;
import io.ssmtrail.sample.script.ScriptPlayer;
import io.ssmtrail.sample.script.Setting;
import io.ssmtrail.sample.script.Step;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Makes templates out of the scripts that the story is told with, and of those of other services.
 *
 * <p>Unlike in the story most people are IAM users and agents are no majority, which brings the median record to the
 * 1.2 kB of SSM records that people have published.
 */
final class TemplateMaker {

    private static final int VARIANTS = 5;
    private static final int AGENT_WEIGHT = 12;
    private static final int PEOPLE_WEIGHT = 4;
    private static final int SERVICE_WEIGHT = 2;

    private final Organisation organisation = Organisation.of(0);
    private final SplittableRandom random = new SplittableRandom(Ids.hash("templates"));
    private final Place place =
            new Place(new Account("production", Marker.mark(Marker.Kind.ACCOUNT)), Marker.mark(Marker.Kind.REGION));

    /** Templates of Systems Manager's own services. */
    TemplateMix systemsManager() {
        TemplateMix mix = new TemplateMix();
        for (JsonNode duty : Json.resource("fleet.json")) {
            if (!duty.path("hybridOnly").asBoolean()) {
                int weight = (int) Math.ceil(AGENT_WEIGHT * duty.path("perDay").asDouble());
                addVariants(mix, duty, "", weight);
            }
        }
        for (JsonNode routine : Routines.all()) {
            int weight = routine.has("teams") ? PEOPLE_WEIGHT : SERVICE_WEIGHT;
            addVariants(mix, routine, Json.text(routine, "actor").orElse(""), weight);
        }
        return mix;
    }

    /** Templates of other services. */
    TemplateMix otherServices() {
        TemplateMix mix = new TemplateMix();
        for (JsonNode script : Json.resource("other-services.json")) {
            Caller caller = ActorSpec.caller(script.path("actor"), place, "");
            Script steps = Script.of(script);
            for (Step step : steps.steps()) {
                mix.add(template(step, caller), script.path("weight").asInt());
            }
        }
        return mix;
    }

    private void addVariants(TemplateMix mix, JsonNode data, String actor, int weight) {
        Script script = Script.of(data);
        for (Step step : script.steps()) {
            for (int i = 0; i < VARIANTS; i++) {
                mix.add(template(step, caller(data, actor)), weight);
            }
        }
    }

    private Caller caller(JsonNode data, String actor) {
        List<String> teams = Json.texts(data, "teams");
        if (!actor.isEmpty()) {
            return ActorSpec.caller(organisation.actor(actor), place, "checkout");
        }
        if (teams.isEmpty()) {
            return node().agent();
        }
        List<Person> people = new ArrayList<>(organisation.people());
        people.removeIf(person -> !teams.contains(person.team().name()));
        Person person = people.get(random.nextInt(people.size()));
        boolean console = Json.text(data, "client").orElse("").equals("console");
        Caller caller = person.caller(place.account().id(), LocalDate.EPOCH.plusDays(random.nextInt(5)), console);
        if (random.nextInt(VARIANTS) == 0) {
            return caller;
        }
        IamUser user = new IamUser(place.account().id(), person.login());
        return Caller.outside(user, caller.address(), caller.userAgent(), false);
    }

    private Node node() {
        Node model =
                organisation.nodes().get(random.nextInt(organisation.nodes().size()));
        String address =
                "10." + Marker.mark(Marker.Kind.NODE_OCTET, "0") + ".4." + Marker.mark(Marker.Kind.NODE_OCTET, "1");
        return new Node(Marker.mark(Marker.Kind.NODE_ID), model.fleet(), place, model.platform(), address, false);
    }

    private RecordTemplate template(Step step, Caller actor) {
        MarkedIds ids = new MarkedIds();
        Setting setting = new Setting(
                organisation,
                place,
                actor,
                Map.of(
                        "approver",
                        organisation.people().get(0).caller(place.account().id(), LocalDate.EPOCH, true)),
                List.of(node()),
                organisation.applications(),
                random,
                ids);
        byte[] marked = ScriptPlayer.record(
                step, new Scene(setting), new MarkedMoment(), Marker.mark(Marker.Kind.EVENT_ID), ids.guid());
        return new RecordTemplate(
                step.source(),
                step.action(),
                step.readOnly(),
                actor.principal().name(),
                new String(marked, StandardCharsets.UTF_8));
    }
}
