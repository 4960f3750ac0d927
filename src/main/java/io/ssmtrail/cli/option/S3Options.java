package io.ssmtrail.cli.option;

import io.ssmtrail.archive.InputFinder;
import io.ssmtrail.error.UsageException;
import io.ssmtrail.intake.Selection;
import io.ssmtrail.load.LoadSettings;
import io.ssmtrail.s3.S3Access;
import io.ssmtrail.s3.S3Archives;
import io.ssmtrail.s3.TrailPart;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How archives in buckets are reached, and which part of them is looked at. */
public final class S3Options {

    /** Who reads from a bucket spends most of the time waiting for it. */
    private static final int BUCKET_READERS = 16;

    private static final String ACCOUNT = "\\d{12}";

    @Option(
            names = "--account",
            paramLabel = "ID",
            split = ",",
            description = "Of a trail in S3, only the folders of this account; may be repeated.")
    private Set<String> accounts = Set.of();

    @Option(
            names = "--region",
            paramLabel = "NAME",
            split = ",",
            description = "Of a trail in S3, only the folders of this region; may be repeated.")
    private Set<String> regions = Set.of();

    @Option(
            names = "--s3-late",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "With --to: how long after an event its file may have come into S3 (default: 1d; after an outage up to 30d).")
    private Duration late = Duration.ofDays(1);

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "A store other than Amazon's that speaks S3, for instance http://localhost:9000.")
    private @Nullable URI endpoint;

    @Option(names = "--s3-anonymous", description = "Send no AWS credentials, as public buckets allow.")
    private boolean anonymous;

    /** The buckets among the paths; nothing is opened before they are looked into. */
    public S3Archives archives(List<String> paths, Selection selection) {
        return archives(paths, selection.from(), selection.to(), late);
    }

    /** The same of a period's digests, of which the last comes after the files that it lists. */
    public S3Archives digests(List<String> paths, Optional<Instant> from, Optional<Instant> to) {
        return archives(paths, from, to, late.plusDays(1));
    }

    private S3Archives archives(List<String> paths, Optional<Instant> from, Optional<Instant> to, Duration late) {
        boolean chosen = !accounts.isEmpty() || !regions.isEmpty();
        if (chosen && !paths.stream().allMatch(InputFinder::isBucket)) {
            throw new UsageException(
                    "--account and --region choose among the folders of a trail in S3, and not all paths lie there.",
                    "Name the folders themselves, for instance AWSLogs/111122223333/CloudTrail/eu-west-1.");
        }
        for (String account : accounts) {
            if (!account.matches(ACCOUNT)) {
                throw new UsageException("'" + account + "' is no account.", "Give its number, of twelve digits.");
            }
        }
        return new S3Archives(
                new S3Access(Optional.ofNullable(endpoint).map(S3Options::checked), anonymous),
                TrailPart.of(accounts, regions, from, to, late));
    }

    private static URI checked(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme());
        if (endpoint.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new UsageException(
                    "'" + endpoint + "' is no address of a store.", "Give one such as http://localhost:9000.");
        }
        return endpoint;
    }

    /** How many threads read such paths, unless the user says otherwise. */
    public static int readers(List<String> paths) {
        return readers(paths, LoadSettings.standard().readers());
    }

    /** How many threads read such paths where so many would read files. */
    public static int readers(List<String> paths, int ofFiles) {
        return paths.stream().anyMatch(InputFinder::isBucket) ? Math.max(BUCKET_READERS, ofFiles) : ofFiles;
    }
}
