package io.ssmtrail.elastic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The indices that there is one of each, beside the events', and a first one for events. Made empty beforehand, they let
 * searches and dashboards answer with nothing instead of an error: Kibana takes a data view without any index as broken.
 */
public final class SideIndices {

    /**
     * What became of one index.
     *
     * @param created whether it was missing
     */
    public record Outcome(String name, boolean created) {}

    private SideIndices() {}

    /**
     * Creates those that are missing, of their templates, which must be installed.
     *
     * @throws io.ssmtrail.error.ClusterException where the cluster cannot be reached or does not allow it
     */
    public static List<Outcome> create(Elastic elastic) {
        List<Outcome> outcomes = new ArrayList<>();
        for (String name : Templates.ofOneIndex()) {
            boolean missing = elastic.find("/" + name).isEmpty();
            outcomes.add(new Outcome(name, missing));
            if (missing) {
                create(elastic, name);
            }
        }
        if (elastic.call("GET", "/" + IndexNames.EVENTS + "?filter_path=*.aliases", "")
                .isEmpty()) {
            String first = IndexNames.ofMonth(Instant.now());
            outcomes.add(new Outcome(first, true));
            create(elastic, first);
        }
        return outcomes;
    }

    private static void create(Elastic elastic, String name) {
        elastic.call("PUT", "/" + name, "");
    }
}
