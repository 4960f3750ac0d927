package io.ssmtrail.local;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds an Elasticsearch to run: the one asked for, else one of the version that the program was built for, else the newest
 * that is there.
 */
final class DistributionFinder {
    private static final String ADVICE = "Build the project (mvn package), which fetches"
            + " org.elasticsearch.distribution.integ-test-zip:elasticsearch:zip from Maven Central, or name a zip or"
            + " an unpacked Elasticsearch with --distribution or SSMTRAIL_DISTRIBUTION.";

    private static final Pattern ZIP = Pattern.compile("elasticsearch-(.*)\\.zip");

    private final List<Path> places;
    private final Optional<String> preferred;

    /**
     * @param places zips, folders with zips, and unpacked ones
     * @param preferred the version that is taken wherever it is; when empty, it is the place that counts
     */
    DistributionFinder(List<Path> places, Optional<String> preferred) {
        this.places = List.copyOf(places);
        this.preferred = preferred;
    }

    /** Looks only at what is asked for; without a wish, at all usual places. */
    static DistributionFinder lookingAt(Optional<Path> asked) {
        Optional<Path> wish = asked.or(() -> path(System.getProperty("ssmtrail.distribution")))
                .or(() -> path(System.getenv("SSMTRAIL_DISTRIBUTION")));
        if (wish.isPresent()) {
            return new DistributionFinder(List.of(wish.get().toAbsolutePath()), Optional.empty());
        }
        return usual(besideTheProgram(), Path.of(System.getProperty("user.home", "")));
    }

    /** Looks at what the build put beside the program, and at what it left where Maven keeps what it fetched. */
    static DistributionFinder usual(Optional<Path> besideTheProgram, Path home) {
        List<Path> places = new ArrayList<>();
        besideTheProgram.ifPresent(places::add);
        places.add(home.resolve(".m2/repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch"));
        return new DistributionFinder(places, Optional.of(BuiltFor.version()));
    }

    /** The first that is there, unpacked below the cache folder where it is a zip. */
    Distribution find(Path cache, ServerUser user) {
        return preferred
                .flatMap(version -> first(version::equals, cache, user))
                .or(() -> first(version -> true, cache, user))
                .orElseThrow(this::nothingFound);
    }

    /** What to tell the user about what was found; empty where it is what they expect. */
    Optional<String> remark(Distribution found) {
        return preferred
                .filter(version -> !version.equals(found.version()))
                .map(version -> "Elasticsearch " + version + ", which this program was built for, is not there; taking "
                        + found.version() + " of " + found.home() + ".");
    }

    private Optional<Distribution> first(Predicate<String> version, Path cache, ServerUser user) {
        for (Path place : places) {
            Optional<Distribution> found = Distribution.isUnpacked(place)
                    ? Optional.of(Distribution.in(place)).filter(unpacked -> version.test(unpacked.version()))
                    : newestZip(place, version).map(zip -> new DistributionArchive(zip).unpack(cache, user));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private OperationException nothingFound() {
        String looked = String.join(", ", places.stream().map(Path::toString).toList());
        return new OperationException("There is no Elasticsearch distribution to start. Looked at: " + looked, ADVICE);
    }

    private static Optional<Path> newestZip(Path place, Predicate<String> version) {
        if (Files.isRegularFile(place)) {
            return Optional.of(place);
        }
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(place, 2)) {
            return files.filter(file -> isZip(file, version))
                    .filter(Files::isRegularFile)
                    .max(Comparator.comparing(DistributionFinder::numbers, Arrays::compare));
        } catch (IOException | UncheckedIOException e) {
            throw new OperationException(
                    "Cannot read the folder " + place + ": " + e.getMessage() + ".",
                    "See to its permissions, or name another one with --distribution.",
                    e);
        }
    }

    private static boolean isZip(Path file, Predicate<String> version) {
        Matcher name = ZIP.matcher(String.valueOf(file.getFileName()));
        return name.matches() && version.test(name.group(1));
    }

    private static int[] numbers(Path file) {
        return Arrays.stream(file.getFileName().toString().split("\\D+"))
                .filter(part -> !part.isEmpty())
                .mapToInt(part -> Integer.parseInt(part.substring(0, Math.min(part.length(), 9))))
                .toArray();
    }

    private static Optional<Path> besideTheProgram() {
        try {
            var source = DistributionFinder.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()).resolveSibling("distribution"));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank()).map(Path::of);
    }
}
