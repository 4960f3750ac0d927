package io.ssmtrail.local;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** A Java to run Elasticsearch with. */
final class JavaHome {
    private JavaHome() {}

    /** The user's wish, the Java that runs us, or one that is installed: the first that is new enough and open to the user. */
    static Path find(int oldest, ServerUser user) {
        return find(candidates(), oldest, user);
    }

    static Path find(Set<Path> candidates, int oldest, ServerUser user) {
        List<String> unfit = new ArrayList<>();
        for (Path home : candidates) {
            Optional<Integer> version = version(home);
            if (version.isEmpty()) {
                continue;
            }
            if (version.get() < oldest) {
                unfit.add(home + " is Java " + version.get());
            } else if (!user.canReach(home.resolve("bin"))) {
                unfit.add(
                        home + " cannot be reached by the user 'nobody', as whom Elasticsearch runs when we are root");
            } else {
                return home;
            }
        }
        throw new OperationException(
                "Elasticsearch needs Java " + oldest + " or newer, and none was found"
                        + (unfit.isEmpty() ? "." : ": " + String.join("; ", unfit) + "."),
                "Install a JDK " + oldest + " or newer and set ES_JAVA_HOME to its folder.");
    }

    private static Set<Path> candidates() {
        Set<Path> homes = new LinkedHashSet<>();
        Optional.ofNullable(System.getenv("ES_JAVA_HOME")).map(Path::of).ifPresent(homes::add);
        homes.add(Path.of(System.getProperty("java.home", "")));
        Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).ifPresent(homes::add);
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> folders = Files.list(installed)) {
                folders.sorted().forEach(homes::add);
            } catch (IOException e) {
                return homes;
            }
        }
        return homes;
    }

    /** From the file {@code release} that every Java carries, so that none has to be started to be asked. */
    private static Optional<Integer> version(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin").resolve("java"))
                && !Files.isExecutable(home.resolve("bin").resolve("java.exe"))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
            String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
            String feature = version.startsWith("1.") ? version.substring(2) : version;
            return Optional.of(Integer.valueOf(feature.split("\\D", 2)[0]));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
