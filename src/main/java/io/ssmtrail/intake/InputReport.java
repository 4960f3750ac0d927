package io.ssmtrail.intake;

import java.util.Optional;

/**
 * What was found in one input.
 *
 * @param name the input
 * @param read records that stand in it, readable or not
 * @param notSelected those that were not wanted
 * @param insights those, not among the wanted, that tell of unusual activity
 * @param rejected those that no document could be made of
 * @param identifiedByContent events that had no event id
 * @param digest whether it is a digest file
 * @param leftOff whether reading stopped before the end because it was told to
 * @param failure why reading broke off, completing the sentence "the input …"
 */
public record InputReport(
        String name,
        long read,
        long notSelected,
        long insights,
        long rejected,
        long identifiedByContent,
        boolean digest,
        boolean leftOff,
        Optional<String> failure) {}
