package io.ssmtrail.s3;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a trail that is wanted, by where CloudTrail puts its files: {@code
 * AWSLogs/[ORGANISATION/]ACCOUNT/CloudTrail/REGION/yyyy/MM/dd/}. The day there is the one on which the file was delivered.
 *
 * @param accounts whose folders are wanted; empty for all
 * @param regions whose folders are wanted; empty for all
 * @param first day of delivery that is wanted
 * @param last day of delivery that is wanted
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html">Where
 *     CloudTrail puts its files</a>
 */
public record TrailPart(
        Set<String> accounts, Set<String> regions, Optional<LocalDate> first, Optional<LocalDate> last) {

    /** All of it. */
    public static final TrailPart WHOLE = new TrailPart(Set.of(), Set.of(), Optional.empty(), Optional.empty());

    /**
     * The part that holds events of a time.
     *
     * @param from the earliest event time, inclusive; nothing is delivered before it happens
     * @param to the latest event time, exclusive
     * @param late how long after an event its file may have been delivered
     */
    public static TrailPart of(
            Set<String> accounts, Set<String> regions, Optional<Instant> from, Optional<Instant> to, Duration late) {
        return new TrailPart(
                accounts,
                regions,
                from.map(TrailPart::day),
                to.map(end -> day(end.minusMillis(1).plus(late))));
    }

    /** Whether only some folders of a trail are wanted, so that nothing else can be. */
    boolean isOfFolders() {
        return !accounts.isEmpty() || !regions.isEmpty();
    }

    /** Whether something of this part may lie in a folder. */
    boolean mayBeIn(TrailFolder folder) {
        return isWanted(folder.account(), accounts) && isWanted(folder.region(), regions);
    }

    private static boolean isWanted(String name, Set<String> wanted) {
        return name.isEmpty() || wanted.isEmpty() || wanted.contains(name);
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
