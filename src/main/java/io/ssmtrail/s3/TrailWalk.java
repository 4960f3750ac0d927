package io.ssmtrail.s3;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder.Sink;
import io.ssmtrail.archive.Location;
import io.ssmtrail.s3.TrailFolder.Holds;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One way through a bucket. Where CloudTrail's layout begins, accounts and regions are found folder by folder, and of the
 * files only the wanted days are listed, so that a week of one region costs a few requests however large the bucket is.
 * What is laid out otherwise is listed as it stands.
 */
final class TrailWalk {

    /** Where there are more folders side by side, they are no prefixes of trails. */
    private static final int MOST_PREFIXES = 100;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);
    private static final Pattern IN_A_DAY = Pattern.compile("\\d{4}/\\d{2}/\\d{2}/.*");
    private static final int DAY_LENGTH = 10;

    private final Bucket bucket;
    private final TrailPart part;
    private final Sink sink;
    private boolean foundAny;
    private int start;

    TrailWalk(Bucket bucket, TrailPart part, Sink sink) {
        this.bucket = bucket;
        this.part = part;
        this.sink = sink;
    }

    /** Hands over the object at a place, or those in the folder there. */
    void find(S3Location place) throws InterruptedException {
        String key = place.key();
        boolean isFolder = key.isEmpty() || key.endsWith("/");
        if (!isFolder) {
            Optional<StoredObject> object = bucket.object(key);
            if (object.isPresent()) {
                sink.found(input(object.get()));
                return;
            }
        }
        TrailFolder folder = TrailFolder.of(isFolder ? key : key + "/");
        start = folder.key().length();
        walk(folder);
        if (!foundAny) {
            sink.unreadable(
                    place.uri(),
                    part.isOfFolders()
                            ? "has no folder of a trail (AWSLogs/ACCOUNT/CloudTrail/REGION/) that --account and --region choose"
                            : "holds nothing");
        }
    }

    private void walk(TrailFolder folder) throws InterruptedException {
        if (!part.mayBeIn(folder)) {
            return;
        }
        switch (folder.holds()) {
            case ANYTHING -> lookAround(folder.key());
            case ACCOUNTS -> walkInto(folder, Set.of(Holds.ACCOUNTS, Holds.SERVICES));
            case SERVICES -> walkInto(folder, Set.of(Holds.REGIONS));
            case REGIONS -> walkInto(folder, Set.of(Holds.FILES));
            case FILES -> listDays(folder);
            case OTHER -> listAll(folder.key());
        }
    }

    private void walkInto(TrailFolder folder, Set<Holds> wanted) throws InterruptedException {
        for (String key : bucket.visitRightIn(folder.key(), object -> true)) {
            TrailFolder inner = TrailFolder.of(key);
            if (wanted.contains(inner.holds())) {
                walk(inner);
            }
        }
    }

    /** Trails may begin here, or in a folder right below: behind a prefix of the trail's own. */
    private void lookAround(String folder) throws InterruptedException {
        Set<String> inner = bucket.visitRightIn(folder, object -> part.isOfFolders() || found(object));
        boolean mayBePrefixes = inner.size() <= MOST_PREFIXES && folder.length() == start;
        for (String key : inner) {
            if (key.equals(folder + TrailFolder.ROOT)) {
                walk(TrailFolder.of(key));
            } else if (mayBePrefixes && bucket.holdsAnythingIn(key + TrailFolder.ROOT)) {
                lookAround(key);
            } else {
                listAll(key);
            }
        }
    }

    private void listAll(String folder) throws InterruptedException {
        if (!part.isOfFolders()) {
            bucket.visitAll(folder, "", this::found);
        }
    }

    private void listDays(TrailFolder folder) throws InterruptedException {
        foundAny = true;
        String after =
                part.first().map(day -> folder.regionKey() + DAY.format(day)).orElse("");
        bucket.visitAll(
                folder.key(),
                after,
                object -> !isAfterLast(object.place()
                                .key()
                                .substring(folder.regionKey().length()))
                        && found(object));
    }

    private boolean isAfterLast(String path) {
        return part.last().isPresent()
                && IN_A_DAY.matcher(path).matches()
                && path.substring(0, DAY_LENGTH)
                                .compareTo(DAY.format(part.last().get()))
                        > 0;
    }

    private boolean found(StoredObject object) throws InterruptedException {
        String key = object.place().key();
        foundAny = true;
        if (!key.endsWith("/") && !isHidden(key.substring(start))) {
            sink.found(input(object));
        }
        return true;
    }

    private static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.");
    }

    private ArchiveInput input(StoredObject object) {
        return new ArchiveInput(
                new Location.StoredObject(object.place().uri()),
                object.size(),
                object.revision(),
                () -> new ObjectStream(bucket, object));
    }
}
