package io.ssmtrail.archive.digest;

import io.ssmtrail.archive.digest.Finding.Kind;
import java.util.List;
import java.util.Optional;

/** What an altered digest says of log files: whoever wrote it may have altered them with it, and their hashes there. */
final class Unproven {

    private Unproven() {}

    /** What is to be told of the log files that it lists, where the copy reaches them. */
    static List<Finding> logFiles(DigestFile altered, Layout layout) {
        return altered.logFiles().stream()
                .map(log -> layout.placeOf(log.bucket(), log.key()))
                .flatMap(Optional::stream)
                .map(place -> new Finding(Kind.UNPROVEN, place, "is listed by a digest that is altered"))
                .toList();
    }
}
