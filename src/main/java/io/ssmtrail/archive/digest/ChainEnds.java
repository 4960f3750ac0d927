package io.ssmtrail.archive.digest;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The digests that no other follows: the signature of every other one stands in its successor. Where digests come in the
 * order of their names, one is remembered for each chain, however long it is.
 */
final class ChainEnds {

    private final Map<String, ChainLink> ends = new LinkedHashMap<>();
    /** Digests that have not come themselves. */
    private final Set<String> followed = new HashSet<>();

    void add(ChainLink link) {
        link.previous().ifPresent(previous -> {
            if (ends.remove(previous) == null) {
                followed.add(previous);
            }
        });
        if (!followed.remove(link.place())) {
            ends.put(link.place(), link);
        }
    }

    Collection<ChainLink> links() {
        return ends.values();
    }
}
