package io.ssmtrail.cli.output;

import io.ssmtrail.archive.digest.Verification;
import java.io.PrintWriter;

/** How a verification ended, in words. */
public final class VerificationText {

    private VerificationText() {}

    /**
     * Prints it.
     *
     * @param withKeys whether there were public keys, so that signatures were checked
     */
    public static void print(Verification result, boolean withKeys, PrintWriter err) {
        if (result.digests() == 0) {
            err.println(
                    result.findings() > 0
                            ? "There are no digest files that can be read."
                            : "There are no digest files; CloudTrail writes them where log file validation is switched on.");
            return;
        }
        err.printf(
                "%,d digests list %,d log files, of which %,d are as CloudTrail delivered them%s%n",
                result.digests(),
                result.logFiles(),
                result.good(),
                result.unproven() > 0
                        ? String.format("; of %,d more only digests tell so that prove nothing", result.unproven())
                        : "");
        if (withKeys) {
            err.printf(
                    "%,d signatures of digests are good%s%n",
                    result.signatures(),
                    result.unsigned() > 0
                            ? "; the last digest's own stands in the one after it, or in S3's metadata"
                            : "");
        } else {
            err.println("Signatures were not checked; give --public-keys for that.");
        }
        err.flush();
    }
}
