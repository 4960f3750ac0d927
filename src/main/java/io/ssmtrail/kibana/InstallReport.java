package io.ssmtrail.kibana;

import java.util.List;
import java.util.Optional;

/**
 * What became of each object that was to be installed.
 *
 * @param kibanaVersion the version of the Kibana, where it tells
 * @param objects one entry an object, in the order of the bundle
 */
public record InstallReport(Optional<String> kibanaVersion, List<Entry> objects) {

    /** What became of one object. */
    public enum Outcome {
        /** It was not there before. */
        CREATED,
        /** It was there and holds what we ship now. */
        REPLACED,
        /** It is there already, the same as ours. */
        UNCHANGED,
        /** It is there already, is not the same, and was left alone. */
        KEPT,
        /** Kibana refused it. */
        FAILED
    }

    /**
     * One object.
     *
     * @param id its id in this Kibana: another one than ours in all spaces but the first that it was installed in
     * @param detail Kibana's reason for a refusal, or what else is worth knowing; may be empty
     */
    public record Entry(SavedObject object, Outcome outcome, String id, String detail) {}

    /** How many objects ended so. */
    public long count(Outcome outcome) {
        return objects.stream().filter(entry -> entry.outcome() == outcome).count();
    }

    /** The id that an object of ours has in this Kibana. */
    public String idOf(String ours) {
        return objects.stream()
                .filter(entry -> entry.object().id().equals(ours))
                .map(Entry::id)
                .findFirst()
                .orElse(ours);
    }

    /** Whether everything is in Kibana as we ship it. */
    public boolean complete() {
        return count(Outcome.KEPT) == 0 && count(Outcome.FAILED) == 0;
    }
}
