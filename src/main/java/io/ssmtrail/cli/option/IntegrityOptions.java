package io.ssmtrail.cli.option;

import io.ssmtrail.archive.digest.ArchiveVerifier;
import io.ssmtrail.archive.digest.Finding;
import io.ssmtrail.archive.digest.ObjectStore;
import io.ssmtrail.archive.digest.Period;
import io.ssmtrail.archive.digest.PublicKeys;
import io.ssmtrail.archive.digest.Verification;
import io.ssmtrail.cli.output.VerificationText;
import io.ssmtrail.cli.terminal.StatusLine;
import io.ssmtrail.error.UsageException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whether, and how, a load holds its archives against CloudTrail's digests first. */
public final class IntegrityOptions {

    /**
     * What the digests tell a load.
     *
     * @param good whether nothing is missing, altered, unproven or unreadable
     * @param refused the files that must not be loaded, by their absolute paths or their URIs in S3, and why
     */
    public record Verdict(boolean good, Map<String, String> refused) {}

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--verify",
            description =
                    "Check the archives against CloudTrail's digest files first, and leave altered and unproven files out.")
    private boolean verify;

    @Option(
            names = "--public-keys",
            paramLabel = "FILE",
            description = "With --verify: CloudTrail's public keys, as 'aws cloudtrail list-public-keys' prints them.")
    private @Nullable Path publicKeys;

    @Option(names = "--load-altered", description = "With --verify: load altered and unproven files all the same.")
    private boolean loadAltered;

    /** Verifies what lies in the paths, where that is wanted. */
    public Verdict verdict(List<String> paths, ObjectStore buckets, StatusLine screen) throws InterruptedException {
        if (!verify) {
            if (publicKeys != null || loadAltered) {
                throw new UsageException("--public-keys and --load-altered need --verify.", "Add it.");
            }
            return new Verdict(true, Map.of());
        }
        Map<String, String> refused = new HashMap<>();
        PublicKeys keys = publicKeys == null ? PublicKeys.none() : PublicKeys.read(publicKeys);
        Verification result = new ArchiveVerifier(keys, Period.ALL, buckets, S3Options.readers(paths), finding -> {
                    screen.print(finding.file() + ": " + finding.what());
                    if (!loadAltered && isToBeLeftOut(finding.kind())) {
                        refused.putIfAbsent(finding.file(), finding.what() + ", so it was not loaded");
                    }
                })
                .verify(paths);
        VerificationText.print(result, publicKeys != null, spec.commandLine().getErr());
        return new Verdict(result.isGood(), refused);
    }

    private static boolean isToBeLeftOut(Finding.Kind kind) {
        return switch (kind) {
            case ALTERED, UNPROVEN -> true;
            case MISSING, UNREADABLE -> false;
        };
    }
}
