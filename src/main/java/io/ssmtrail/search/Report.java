package io.ssmtrail.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happened in a period, on a page.
 *
 * @param since the period's start
 * @param until its end, not part of it
 * @param events how many events there are
 * @param failed how many of them failed
 * @param volume events in each of its equal parts, keyed by their starts
 * @param actions the most frequent actions
 * @param principals the busiest principals of each class of actors
 * @param nodes the nodes most often named, by others than the nodes' own agents
 * @param failures why calls failed
 * @param newPrincipals principals that the period before, of the same length, has not
 * @param moreNewPrincipals whether there may be others, since the period has more principals than are compared
 * @param newAddresses source addresses that the period before has not
 * @param moreNewAddresses whether there may be others, since the period has more addresses than are compared
 * @param sessions sessions that were started, the nodes, and who started most
 * @param decryptedReads reads of parameters in the clear
 */
public record Report(
        Instant since,
        Instant until,
        long events,
        long failed,
        List<Volume> volume,
        List<Tally> actions,
        Map<String, Group> principals,
        List<Tally> nodes,
        List<Tally> failures,
        List<Tally> newPrincipals,
        boolean moreNewPrincipals,
        List<Tally> newAddresses,
        boolean moreNewAddresses,
        Group sessions,
        Group decryptedReads) {

    /** Events in a part of the period. */
    public record Volume(Instant start, long events) {}

    /**
     * Events of some kind.
     *
     * @param targets how many different things they are about, nodes or parameters; 0 where that was not counted
     * @param targetsEstimated whether these were too many to be counted exactly
     * @param who who made most of them
     */
    public record Group(long events, long targets, boolean targetsEstimated, List<Tally> who) {}
}
