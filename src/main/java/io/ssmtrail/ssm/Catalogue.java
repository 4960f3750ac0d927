package io.ssmtrail.ssm;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;

/**
 * All actions of AWS Systems Manager that ssmtrail knows: their capability, access level, ECS categorisation and the places
 * where their records name things. It is data, {@code catalogue.json} beside this class; actions that AWS adds later are
 * guessed by their names. Immutable, for use by any number of threads.
 */
public final class Catalogue {

    private final Map<String, Map<String, ActionFacts>> actionsOfSource;
    private final ActionGuess guess;

    Catalogue(Map<String, Map<String, ActionFacts>> actionsOfSource, ActionGuess guess) {
        this.actionsOfSource = actionsOfSource;
        this.guess = guess;
    }

    /** The catalogue that comes with ssmtrail. */
    public static Catalogue standard() {
        return Standard.CATALOGUE;
    }

    /**
     * The facts of an action.
     *
     * @param eventSource CloudTrail's {@code eventSource}, such as {@code ssm.amazonaws.com}
     * @param eventName CloudTrail's {@code eventName}, such as {@code SendCommand}
     */
    public ActionFacts action(String eventSource, String eventName) {
        Map<String, ActionFacts> actions = actionsOfSource.get(eventSource);
        ActionFacts facts = actions == null ? null : actions.get(eventName);
        return facts == null ? guess.action(eventSource, eventName) : facts;
    }

    /** Whether records of this {@code eventSource} are Systems Manager's. */
    public boolean covers(String eventSource) {
        return guess.knowsSource(eventSource);
    }

    /** Every action of the catalogue, once for each event source that it is logged under. */
    public Collection<ActionFacts> actions() {
        Collection<ActionFacts> all = new LinkedHashSet<>();
        actionsOfSource.values().forEach(actions -> all.addAll(actions.values()));
        return Collections.unmodifiableCollection(all);
    }

    private static final class Standard {
        private static final Catalogue CATALOGUE = CatalogueReader.read("catalogue.json");
    }
}
