package io.ssmtrail.sample.script;

import io.ssmtrail.sample.cast.Caller;
import io.ssmtrail.sample.cast.Node;
import io.ssmtrail.sample.cast.Organisation;
import io.ssmtrail.sample.cast.Place;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a scene is played with.
 *
 * @param organisation whose accounts, applications and names appear
 * @param place where
 * @param actor who acts
 * @param others the other callers, such as {@code approver}
 * @param nodes the nodes at hand, of which the slot for a node is one
 * @param applications the applications whose parameters are touched, as {@code /team/application}
 * @param random decides what is left to chance
 * @param ids fresh identifiers
 */
public record Setting(
        Organisation organisation,
        Place place,
        Caller actor,
        Map<String, Caller> others,
        List<Node> nodes,
        List<String> applications,
        RandomGenerator random,
        IdSource ids) {

    <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
