package io.ssmtrail.local;

import io.ssmtrail.connection.StackVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The version that Elasticsearch itself leaves in its data: a node keeps its state in a Lucene index, and its version in what
 * it commits to it, as a name and a value with their lengths before them. (The file {@code nodes} beside it would be easier
 * to read, but tells of the version that first wrote there.)
 */
final class CommittedVersion {
    private static final String STATE = "_state";
    private static final String COMMITS = "segments_";
    private static final int BASE_36 = 36;
    private static final Pattern VERSION = Pattern.compile("\\x0Cnode_version(?:\\x07(\\d{7})|\\x08(\\d{8}))");

    private CommittedVersion() {}

    /** Empty where no Elasticsearch has written yet, or what it wrote cannot be read. */
    static Optional<StackVersion> in(Path data) {
        try {
            return lastCommit(data.resolve(STATE)).flatMap(CommittedVersion::read);
        } catch (IOException | UncheckedIOException e) {
            // This is the second source: the first is our own note, and Elasticsearch has the last word.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> lastCommit(Path state) throws IOException {
        List<Path> commits = new ArrayList<>();
        try (Stream<Path> files = Files.list(state)) {
            files.filter(file -> name(file).matches(COMMITS + "[0-9a-z]{1,12}")).forEach(commits::add);
        }
        Optional<Path> last = commits.stream().max(Comparator.comparingLong(CommittedVersion::generation));
        return last.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(last.get()));
    }

    private static Optional<StackVersion> read(byte[] commit) {
        Matcher found = VERSION.matcher(new String(commit, StandardCharsets.ISO_8859_1));
        return found.find()
                ? Optional.of(
                        StackVersion.ofId(Integer.parseInt(found.group(1) != null ? found.group(1) : found.group(2))))
                : Optional.empty();
    }

    private static long generation(Path commit) {
        return Long.parseLong(name(commit).substring(COMMITS.length()), BASE_36);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
