package io.ssmtrail.local;

import io.ssmtrail.error.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How a local Elasticsearch is to be started.
 *
 * @param dataDir where its data, configuration and logs are; one Elasticsearch for each folder
 * @param distribution an Elasticsearch zip, a folder with such zips, or an unpacked one; looked for when empty
 * @param port the port that must be used; when empty, 9200 or the next free one
 * @param heap the heap as the JVM writes it, such as {@code 512m} or {@code 2g}
 * @param javaOptions further options for the JVM, one each
 * @param startTimeout how long it may take until it answers
 */
public record LocalOptions(
        Path dataDir,
        Optional<Path> distribution,
        OptionalInt port,
        String heap,
        List<String> javaOptions,
        Duration startTimeout) {

    /** Used when nothing else is asked for, and free. */
    public static final int USUAL_PORT = 9200;

    private static final Pattern HEAP = Pattern.compile("[1-9]\\d{0,6}[kKmMgG]");

    public LocalOptions {
        dataDir = dataDir.toAbsolutePath().normalize();
        javaOptions = List.copyOf(javaOptions);
        if (!HEAP.matcher(heap).matches()) {
            throw new UsageException(
                    "Not a heap size: '" + heap + "'.", "Give a number with m or g, such as 512m or 2g.");
        }
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65535)) {
            throw new UsageException("Not a port: " + port.getAsInt() + ".", "Give a number from 1 to 65535.");
        }
    }

    /** In the user's cache folder, with a heap of 1 GB, at port 9200 or the next free one. */
    public static LocalOptions usual() {
        return new LocalOptions(
                CacheFolder.usual().resolve("local"),
                Optional.empty(),
                OptionalInt.empty(),
                "1g",
                List.of(),
                Duration.ofMinutes(2));
    }

    public LocalOptions withDataDir(Path folder) {
        return new LocalOptions(folder, distribution, port, heap, javaOptions, startTimeout);
    }

    public LocalOptions withDistribution(Path fileOrFolder) {
        return new LocalOptions(dataDir, Optional.of(fileOrFolder), port, heap, javaOptions, startTimeout);
    }

    public LocalOptions withPort(int number) {
        return new LocalOptions(dataDir, distribution, OptionalInt.of(number), heap, javaOptions, startTimeout);
    }

    public LocalOptions withHeap(String size) {
        return new LocalOptions(dataDir, distribution, port, size, javaOptions, startTimeout);
    }

    public LocalOptions withJavaOptions(String... options) {
        return new LocalOptions(dataDir, distribution, port, heap, List.of(options), startTimeout);
    }
}
