package io.ssmtrail.archive.digest;

import io.ssmtrail.archive.UnreadableException;
import io.ssmtrail.archive.digest.ChainLink.Before;
import io.ssmtrail.archive.digest.DigestFile.LogFile;
import io.ssmtrail.archive.digest.DigestFile.Previous;
import io.ssmtrail.archive.digest.Finding.Kind;
import io.ssmtrail.archive.digest.TrailFiles.ReadDigest;
import io.ssmtrail.error.FileTrouble;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds what one digest names against what it says of it: log files, and the digest before it. */
final class DigestCheck {

    /**
     * What was found.
     *
     * @param digests 1 where the file is a digest that is wanted
     * @param link of that digest; empty where nothing more can be said of it
     */
    record Outcome(
            long digests, long logFiles, long good, long signatures, List<Finding> findings, Optional<ChainLink> link) {

        static Outcome of(Finding finding) {
            return new Outcome(0, 0, 0, 0, List.of(finding), Optional.empty());
        }
    }

    private final PublicKeys keys;
    private final Period period;
    private final TrailFiles files;
    private final List<Finding> findings = new ArrayList<>();
    private long digests;
    private long logFiles;
    private long good;
    private long signatures;

    DigestCheck(PublicKeys keys, Period period, TrailFiles files) {
        this.keys = keys;
        this.period = period;
        this.files = files;
    }

    /** Checks the digest at a place. */
    Outcome of(String place) {
        Optional<ChainLink> link = check(place);
        return new Outcome(digests, logFiles, good, signatures, findings, link);
    }

    private Optional<ChainLink> check(String place) {
        if (!period.takes(place)) {
            return Optional.empty();
        }
        Optional<ReadDigest> read;
        try {
            read = files.digest(place);
        } catch (IOException e) {
            find(Kind.UNREADABLE, place, reason(e));
            return Optional.empty();
        }
        if (read.isEmpty()) {
            find(Kind.UNREADABLE, place, "is no digest, although it is called one");
            return Optional.empty();
        }
        DigestFile digest = read.get().digest();
        digests++;
        Optional<Layout> layout = Layout.of(place, digest);
        if (layout.isEmpty()) {
            find(Kind.ALTERED, place, "is not the digest of this name, but " + digest.key());
            return Optional.empty();
        }
        digest.logFiles().forEach(log -> verify(log, layout.get()));
        Optional<Before> before = digest.previous().flatMap(previous -> verify(previous, layout.get()));
        return layout.get()
                .placeOf(digest.bucket(), digest.key())
                .map(own -> new ChainLink(
                        own, before, digest.withoutLogFiles(), read.get().signature(), good));
    }

    private void verify(LogFile log, Layout layout) {
        logFiles++;
        Optional<String> place = layout.placeOf(log.bucket(), log.key());
        if (place.isEmpty()) {
            find(Kind.MISSING, log.key(), "is missing");
            return;
        }
        try {
            String hash = files.sha256(place.get());
            if (!log.algorithm().equals(Sha256.NAME)) {
                find(Kind.UNREADABLE, place.get(), "has a hash of an unknown kind: " + log.algorithm());
            } else if (hash.equalsIgnoreCase(log.hash())) {
                good++;
            } else {
                find(Kind.ALTERED, place.get(), "is not what CloudTrail delivered");
            }
        } catch (NoSuchFileException e) {
            find(Kind.MISSING, place.get(), "is missing");
        } catch (DamagedException e) {
            find(Kind.ALTERED, place.get(), "cannot be read to its end: " + e.getMessage());
        } catch (IOException e) {
            find(Kind.UNREADABLE, place.get(), reason(e));
        }
    }

    private Optional<Before> verify(Previous previous, Layout layout) {
        Optional<String> place = layout.placeOf(previous.bucket(), previous.key());
        if (place.isEmpty()) {
            missing(previous, previous.key());
            return Optional.empty();
        }
        boolean provesNothing = false;
        try {
            Optional<DigestFile> digest = files.digest(place.get()).map(ReadDigest::digest);
            Optional<Finding> wrong = wrong(digest, previous, place.get());
            wrong.ifPresent(findings::add);
            provesNothing = wrong.isPresent();
            if (wrong.map(Finding::kind).filter(Kind.ALTERED::equals).isPresent()) {
                // Another digest under this name tells of log files that its own one vouches for.
                digest.filter(forged -> forged.key().equals(previous.key()))
                        .ifPresent(forged -> findings.addAll(Unproven.logFiles(forged, layout)));
            }
        } catch (NoSuchFileException e) {
            missing(previous, place.get());
        } catch (IOException e) {
            find(Kind.UNREADABLE, place.get(), reason(e));
        }
        return Optional.of(new Before(place.get(), provesNothing));
    }

    private Optional<Finding> wrong(Optional<DigestFile> digest, Previous previous, String place) {
        if (digest.isEmpty() || !digest.get().sha256().equalsIgnoreCase(previous.hash())) {
            return Optional.of(new Finding(Kind.ALTERED, place, "is not the digest that CloudTrail delivered"));
        }
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Optional<Finding> wrong = keys.finding(digest.get(), previous.signature(), place);
        if (wrong.isEmpty()) {
            signatures++;
        }
        return wrong;
    }

    /** What lies before the period need not have been kept. */
    private void missing(Previous previous, String file) {
        if (!period.beginsAfter(previous.key())) {
            find(Kind.MISSING, file, "is missing");
        }
    }

    private void find(Kind kind, String file, String what) {
        findings.add(new Finding(kind, file, what));
    }

    private static String reason(IOException e) {
        if (e instanceof UnreadableException) {
            return String.valueOf(e.getMessage());
        }
        return e instanceof NoSuchFileException ? "is not there any more" : "cannot be read: " + FileTrouble.reason(e);
    }
}
