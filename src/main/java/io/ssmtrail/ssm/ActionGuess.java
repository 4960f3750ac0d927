package io.ssmtrail.ssm;

import io.ssmtrail.ssm.ActionFacts.EntityPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the name of an action tells of it, by its noun and its verb: AWS names them by rule, and adds some every month. */
record ActionGuess(Map<String, String> capabilityOfSource, List<Noun> nouns, List<Verb> verbs, Vocabulary vocabulary) {

    private static final String SYSTEMS_MANAGER = "Systems Manager";
    private static final List<String> CATEGORIES = List.of("configuration");

    /** @param name the field that members of that name, in the singular and plural, hold in such an action */
    record Noun(String noun, String capability, Optional<EntityField> name) {}

    /** @param type the ECS {@code event.type}, one that the category configuration allows */
    record Verb(String verb, AccessLevel access, String type) {}

    boolean knowsSource(String eventSource) {
        return capabilityOfSource.containsKey(eventSource);
    }

    ActionFacts action(String eventSource, String eventName) {
        String ofSource = capabilityOfSource.getOrDefault(eventSource, SYSTEMS_MANAGER);
        String capability = ofSource;
        PathTree request = PathTree.NONE;
        if (ofSource.equals(SYSTEMS_MANAGER)) {
            for (Noun noun : nouns) {
                if (eventName.contains(noun.noun())) {
                    capability = noun.capability();
                    request = noun.name().map(ActionGuess::names).orElse(PathTree.NONE);
                    break;
                }
            }
        }
        Verb verb = verbOf(eventName);
        EntityPlan plan = new EntityPlan(vocabulary, request, PathTree.NONE, Map.of(), false, false);
        return new ActionFacts(
                eventSource, eventName, capability, verb.access(), CATEGORIES, List.of(verb.type()), false, plan);
    }

    private Verb verbOf(String eventName) {
        for (Verb verb : verbs) {
            if (eventName.startsWith(verb.verb())) {
                return verb;
            }
        }
        return new Verb("", AccessLevel.WRITE, "change");
    }

    private static PathTree names(EntityField field) {
        EntityReader reader = new EntityReader.Values(field);
        return PathTree.of(Map.of("name", reader, "names", reader));
    }
}
