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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds an Elasticsearch to run: the one asked for, else the one that the build put beside the program. */
final class DistributionFinder {
    private static final String ADVICE = "Build the project (mvn package), which fetches"
            + " org.elasticsearch.distribution.integ-test-zip:elasticsearch:zip from Maven Central, or name a zip or"
            + " an unpacked Elasticsearch with --distribution or SSMTRAIL_DISTRIBUTION.";

    private static final Pattern ZIP = Pattern.compile("elasticsearch-.*\\.zip");

    private final List<Path> places;

    DistributionFinder(List<Path> places) {
        this.places = List.copyOf(places);
    }

    /** Looks only at what is asked for; without a wish, at all usual places. */
    static DistributionFinder lookingAt(Optional<Path> asked) {
        Optional<Path> wish = asked.or(() -> path(System.getProperty("ssmtrail.distribution")))
                .or(() -> path(System.getenv("SSMTRAIL_DISTRIBUTION")));
        if (wish.isPresent()) {
            return new DistributionFinder(List.of(wish.get().toAbsolutePath()));
        }
        List<Path> places = new ArrayList<>();
        besideTheProgram().ifPresent(places::add);
        places.add(Path.of(
                System.getProperty("user.home", ""),
                ".m2/repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch"));
        return new DistributionFinder(places);
    }

    /** The first that is there, unpacked below the cache folder where it is a zip. */
    Distribution find(Path cache, ServerUser user) {
        for (Path place : places) {
            if (Distribution.isUnpacked(place)) {
                return Distribution.in(place);
            }
            Optional<Path> zip = newestZip(place);
            if (zip.isPresent()) {
                return new DistributionArchive(zip.get()).unpack(cache, user);
            }
        }
        String looked = String.join(", ", places.stream().map(Path::toString).toList());
        throw new OperationException("There is no Elasticsearch distribution to start. Looked at: " + looked, ADVICE);
    }

    private static Optional<Path> newestZip(Path place) {
        if (Files.isRegularFile(place)) {
            return Optional.of(place);
        }
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(place, 2)) {
            return files.filter(file ->
                            ZIP.matcher(String.valueOf(file.getFileName())).matches())
                    .filter(Files::isRegularFile)
                    .max(Comparator.comparing(DistributionFinder::version, Arrays::compare));
        } catch (IOException | UncheckedIOException e) {
            throw new OperationException(
                    "Cannot read the folder " + place + ": " + e.getMessage() + ".",
                    "See to its permissions, or name another one with --distribution.",
                    e);
        }
    }

    private static int[] version(Path file) {
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
