package io.ssmtrail.cli;

import io.ssmtrail.archive.digest.ArchiveVerifier;
import io.ssmtrail.archive.digest.Period;
import io.ssmtrail.archive.digest.PublicKeys;
import io.ssmtrail.archive.digest.Verification;
import io.ssmtrail.cli.option.S3Options;
import io.ssmtrail.cli.option.TimeConverter;
import io.ssmtrail.cli.output.DisplayText;
import io.ssmtrail.cli.output.VerificationText;
import io.ssmtrail.error.ExitCode;
import io.ssmtrail.s3.S3Archives;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds archives against CloudTrail's digest files. */
@Command(
        name = "verify",
        description = {
            "Check archives against CloudTrail's digest files: hashes, the chain of digests, signatures.",
            "What is missing, altered or unproven is printed, one file a line. Needs no Elasticsearch, and AWS only for buckets."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ssmtrail verify ~/trail/AWSLogs",
            "  ssmtrail verify --public-keys keys.json ~/trail/AWSLogs > altered.tsv",
            "  ssmtrail verify --public-keys keys.json --from 7d --region eu-west-1 s3://my-trail-bucket"
        })
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private S3Options s3 = new S3Options();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only digests of hours that end after this, for instance 2026-11-01 or 7d (days ago).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description =
                    "Only digests of hours that begin before this, and the one after, which vouches for the last.")
    private @Nullable Instant to;

    @Option(
            names = "--public-keys",
            paramLabel = "FILE",
            description =
                    "CloudTrail's public keys, as 'aws cloudtrail list-public-keys' prints them; without them signatures are not checked.")
    private @Nullable Path publicKeys;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Folders with the log files and the digests (AWSLogs/...); s3://BUCKET/PREFIX.")
    private List<String> paths = List.of();

    @Override
    public Integer call() throws InterruptedException {
        PublicKeys keys = publicKeys == null ? PublicKeys.none() : PublicKeys.read(publicKeys);
        Period period = new Period(Optional.ofNullable(from), Optional.ofNullable(to));
        PrintWriter out = spec.commandLine().getOut();
        Verification result;
        try (S3Archives buckets = s3.digests(paths, period.from(), period.to())) {
            result = new ArchiveVerifier(keys, period, buckets, S3Options.readers(paths), finding -> {
                        out.printf(
                                "%s\t%s\t%s%n",
                                finding.kind().name().toLowerCase(Locale.ROOT),
                                DisplayText.safe(finding.file()),
                                DisplayText.safe(finding.what()));
                    })
                    .verify(paths);
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        if (result.digests() == 0 && result.findings() == 0 && (from != null || to != null)) {
            err.println("There are no digest files of that time.");
        } else {
            VerificationText.print(result, publicKeys != null, err);
        }
        return result.isGood() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}
