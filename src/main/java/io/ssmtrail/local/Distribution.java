package io.ssmtrail.local;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An unpacked Elasticsearch.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code modules}
 * @param version as its server jar says it
 */
record Distribution(Path home, String version) {
    private static final Pattern SERVER_JAR = Pattern.compile("elasticsearch-(\\d+\\.\\d+\\.\\d+[^/]*)\\.jar");

    static boolean isUnpacked(Path folder) {
        return Files.isRegularFile(folder.resolve("bin").resolve("elasticsearch"))
                && Files.isDirectory(folder.resolve("lib"));
    }

    static Distribution in(Path home) {
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            String version = jars.map(jar -> SERVER_JAR.matcher(String.valueOf(jar.getFileName())))
                    .filter(Matcher::matches)
                    .map(matcher -> matcher.group(1))
                    .findFirst()
                    .orElseThrow(() -> broken(home, null));
            return new Distribution(home, version);
        } catch (IOException e) {
            throw broken(home, e);
        }
    }

    /** The script that starts it. */
    Path launcher() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return home.resolve("bin").resolve(windows ? "elasticsearch.bat" : "elasticsearch");
    }

    boolean hasModule(String name) {
        return Files.isDirectory(home.resolve("modules").resolve(name));
    }

    /** The oldest Java that it starts with. */
    int oldestJava() {
        return Integer.parseInt(version.substring(0, version.indexOf('.'))) >= 9 ? 21 : 17;
    }

    private static OperationException broken(Path home, @Nullable Throwable cause) {
        return new OperationException(
                "There is no complete Elasticsearch in " + home + ".",
                "Delete that folder; it is unpacked again by the next start.",
                cause);
    }
}
