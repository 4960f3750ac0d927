package io.ssmtrail.reconcile;

import io.ssmtrail.crew.Patience;
import io.ssmtrail.elastic.Elastic;
import io.ssmtrail.elastic.Presence;
import io.ssmtrail.elastic.Presence.Place;
import io.ssmtrail.error.ClusterException;
import io.ssmtrail.error.SsmtrailException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks whether events are in the index, and asks again where Elasticsearch cannot tell at the moment. */
final class PresenceCheck {

    private final Elastic elastic;
    private final Patience patience;

    PresenceCheck(Elastic elastic, Patience patience) {
        this.elastic = elastic;
        this.patience = patience;
    }

    /**
     * Those of the places that hold no event.
     *
     * @throws SsmtrailException where Elasticsearch cannot be reached or cannot tell for longer than patience lasts, or does
     *     not allow it
     */
    Set<Place> missing(List<Place> places) throws InterruptedException {
        Set<Place> missing = new HashSet<>();
        List<Place> open = List.copyOf(places);
        for (int tries = 1; ; tries++) {
            SsmtrailException trouble;
            try {
                Presence.Answer answer = Presence.ask(elastic, open);
                missing.addAll(answer.missing());
                if (answer.unknown().size() < open.size() || open.isEmpty()) {
                    patience.progressed();
                }
                open = new ArrayList<>(answer.unknown().keySet());
                if (open.isEmpty()) {
                    return missing;
                }
                trouble = cannotTell(answer.unknown().values().iterator().next());
            } catch (SsmtrailException e) {
                if (!Elastic.mayPass(e)) {
                    throw e;
                }
                trouble = e;
            }
            if (patience.isExhausted()) {
                throw trouble;
            }
            patience.pause(tries);
        }
    }

    private static ClusterException cannotTell(String reason) {
        return new ClusterException(
                "Elasticsearch cannot tell whether an event is there: " + reason + ".",
                "See that the cluster is well (all primary shards assigned), and try again.");
    }
}
