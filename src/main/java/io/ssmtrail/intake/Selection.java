package io.ssmtrail.intake;

import io.ssmtrail.cloudtrail.EventTime;
import io.ssmtrail.cloudtrail.RecordHead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which records of an archive are wanted.
 *
 * @param services short names of services; empty for all
 * @param from the earliest event time, inclusive
 * @param to the latest event time, exclusive
 */
public record Selection(Set<String> services, Optional<Instant> from, Optional<Instant> to) {

    /** The services whose calls are Systems Manager's. */
    public static final Set<String> SSM_FAMILY = Set.of(
            "ssm",
            "ssmmessages",
            "ec2messages",
            "ssm-contacts",
            "ssm-incidents",
            "ssm-guiconnect",
            "ssm-quicksetup",
            "ssm-sap");

    /** What is to be done with a record. */
    public enum Choice {
        WANTED,
        NOT_WANTED,
        /** Tells of unusual activity instead of a call; wanted only with all services, else counted apart. */
        INSIGHT
    }

    /** Selections that take all that this one takes, itself first. */
    public List<Selection> wider() {
        List<Selection> wider = new ArrayList<>();
        wider.add(this);
        wider.add(new Selection(services, Optional.empty(), Optional.empty()));
        if (!services.isEmpty() && SSM_FAMILY.containsAll(services)) {
            wider.add(ssmFamily());
        }
        wider.add(new Selection(Set.of(), Optional.empty(), Optional.empty()));
        return wider.stream().distinct().toList();
    }

    /** The SSM family, at any time. */
    public static Selection ssmFamily() {
        return new Selection(SSM_FAMILY, Optional.empty(), Optional.empty());
    }

    /**
     * Decides by what stands at the record's first level. A record without a readable source or time is wanted, so that
     * mapping it tells what is wrong with it.
     */
    public Choice choose(RecordHead head) {
        if (head.eventSource().isEmpty() && head.isInsight() && !services.isEmpty()) {
            return Choice.INSIGHT;
        }
        if (!services.isEmpty() && !head.eventSource().isEmpty() && !services.contains(head.service())) {
            return Choice.NOT_WANTED;
        }
        if (from.isPresent() || to.isPresent()) {
            Optional<Instant> time = EventTime.parse(head.eventTime());
            if (time.isPresent()
                    && ((from.isPresent() && time.get().isBefore(from.get()))
                            || (to.isPresent() && !time.get().isBefore(to.get())))) {
                return Choice.NOT_WANTED;
            }
        }
        return Choice.WANTED;
    }
}
