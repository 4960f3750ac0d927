package io.ssmtrail.archive.digest;

import io.ssmtrail.archive.ArchiveInput;
import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.archive.digest.DigestCheck.Outcome;
import io.ssmtrail.archive.digest.Finding.Kind;
import io.ssmtrail.archive.digest.TrailFiles.ReadDigest;
import io.ssmtrail.error.SsmtrailException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds a trail, or a copy of it, against its digest files: each log file's hash, each digest's hash by the digest after
 * it, and, where CloudTrail's public keys are given, each digest's signature. The signature of the newest digest stands in
 * no file but in the metadata of its object in S3; so it is looked at in buckets only.
 *
 * <p>A digest that is altered proves nothing: its log files are told to be unproven, and are not counted as good. Neither are
 * those of one whose signature cannot be checked with the keys that were given, but that is told of the digest only, which
 * may well be CloudTrail's. Both are known when the digest after it has been checked, which may be after its own check or
 * before.
 *
 * <p>A few digests are taken at a time; memory does not grow with the archive.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html">Custom
 *     implementations of CloudTrail log file integrity validation</a>
 */
public final class ArchiveVerifier {

    /** The part of a digest's own name by which CloudTrail sets it apart; a folder may be called anything. */
    private static final String DIGEST = "_CloudTrail-Digest_";

    private final PublicKeys keys;
    private final Period period;
    private final ObjectStore buckets;
    private final TrailFiles files;
    private final int readers;
    private final Consumer<Finding> findings;
    private final ChainEnds ends = new ChainEnds();

    private long digests;
    private long logFiles;
    private long good;
    private long unproven;
    private long signatures;
    private long unsigned;
    private long found;

    /**
     * Prepares a verification.
     *
     * @param period whose digests are wanted
     * @param readers digests that are taken at a time
     * @param findings hears of all that is not as it should be, in the order of the archive
     */
    public ArchiveVerifier(
            PublicKeys keys, Period period, ObjectStore buckets, int readers, Consumer<Finding> findings) {
        this.keys = keys;
        this.period = period;
        this.buckets = buckets;
        this.files = new TrailFiles(buckets);
        this.readers = readers;
        this.findings = findings;
    }

    /**
     * Verifies what the digests below the paths tell of.
     *
     * @throws io.ssmtrail.error.SsmtrailException where a bucket cannot be looked into
     */
    public Verification verify(List<String> paths) throws InterruptedException {
        try (InOrder<Outcome> checks = new InOrder<>(readers, this::add)) {
            try {
                find(paths, checks);
            } catch (SsmtrailException e) {
                // What was found until then is told before why the rest was not.
                checks.finish();
                throw e;
            }
            checks.finish();
        }
        if (!keys.isEmpty()) {
            ends.links().forEach(this::verifyEnd);
        }
        return new Verification(digests, logFiles, good, unproven, signatures, unsigned, found);
    }

    private void find(List<String> paths, InOrder<Outcome> checks) throws InterruptedException {
        new InputFinder(InputStream.nullInputStream(), buckets).find(paths, new InputFinder.Sink() {
            @Override
            public void found(ArchiveInput input) throws InterruptedException {
                // Like those of the files that digests name.
                String place = input.location().wholeName();
                if (isDigest(place)) {
                    checks.ask(() -> new DigestCheck(keys, period, files).of(place));
                }
            }

            @Override
            public void unreadable(String name, String reason) {
                checks.add(Outcome.of(new Finding(Kind.UNREADABLE, name, reason)));
            }
        });
    }

    private static boolean isDigest(String place) {
        int folder = Math.max(place.lastIndexOf('/'), place.lastIndexOf(File.separatorChar));
        return place.indexOf(DIGEST, folder + 1) >= 0;
    }

    private void add(Outcome outcome) {
        digests += outcome.digests();
        logFiles += outcome.logFiles();
        good += outcome.good();
        signatures += outcome.signatures();
        outcome.findings().forEach(this::find);
        outcome.link().ifPresent(link -> leaveOut(ends.add(link)));
    }

    /** Log files that are as a digest says which proves nothing. */
    private void leaveOut(long files) {
        good -= files;
        unproven += files;
    }

    private void verifyEnd(ChainLink end) {
        if (!InputFinder.isBucket(end.place())) {
            unsigned++;
            return;
        }
        Optional<Finding> wrong = end.signature()
                .map(signature -> keys.finding(end.digest(), signature, end.place()))
                .orElseGet(() -> Optional.of(new Finding(
                        Kind.UNREADABLE,
                        end.place(),
                        "has no signature in its object's metadata, and no digest after it vouches for it")));
        if (wrong.isEmpty()) {
            signatures++;
            return;
        }
        find(wrong.get());
        leaveOut(end.good());
        if (wrong.get().kind() == Kind.ALTERED) {
            findUnproven(end);
        }
    }

    private void findUnproven(ChainLink end) {
        try {
            files.digest(end.place())
                    .map(ReadDigest::digest)
                    .ifPresent(altered -> Layout.of(end.place(), altered)
                            .ifPresent(
                                    layout -> Unproven.logFiles(altered, layout).forEach(this::find)));
        } catch (IOException e) {
            find(new Finding(Kind.UNREADABLE, end.place(), "cannot be read again: " + e.getMessage()));
        }
    }

    private void find(Finding finding) {
        found++;
        findings.accept(finding);
    }
}
