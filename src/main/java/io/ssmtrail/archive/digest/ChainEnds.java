package io.ssmtrail.archive.digest;

import io.ssmtrail.archive.digest.ChainLink.Before;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The digests that no other follows: the signature of every other one stands in its successor. Where digests come in the
 * order of their names, one is remembered for each chain, however long it is.
 */
final class ChainEnds {

    private final Map<String, ChainLink> ends = new LinkedHashMap<>();
    /** Digests that have not come themselves, by their places. */
    private final Map<String, Before> followed = new HashMap<>();

    /** Takes a digest in; tells how many log files were found good by a digest that proves nothing, as is known from now on. */
    long add(ChainLink link) {
        long unproven = link.previous().map(this::follow).orElse(0L);
        Optional<Before> known = Optional.ofNullable(followed.remove(link.place()));
        if (known.isEmpty()) {
            ends.put(link.place(), link);
        }
        return unproven + (known.map(Before::provesNothing).orElse(false) ? link.good() : 0);
    }

    private long follow(Before before) {
        ChainLink link = ends.remove(before.place());
        if (link == null) {
            followed.put(before.place(), before);
            return 0;
        }
        return before.provesNothing() ? link.good() : 0;
    }

    Collection<ChainLink> links() {
        return ends.values();
    }
}
