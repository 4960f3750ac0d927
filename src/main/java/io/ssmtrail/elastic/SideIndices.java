package io.ssmtrail.elastic;

import java.util.ArrayList;
import java.util.List;

/**
 * The indices that there is one of each, beside the events'. Made empty beforehand, they let searches and dashboards
 * answer with nothing instead of an error.
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
            if (missing) {
                elastic.call("PUT", "/" + name, "");
            }
            outcomes.add(new Outcome(name, missing));
        }
        return outcomes;
    }
}
