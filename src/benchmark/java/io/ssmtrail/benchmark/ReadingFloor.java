package io.ssmtrail.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What reading an archive costs at the least: gunzip and JSON tokens, nothing kept. The floor for {@code ssmtrail map},
 * whose cost is measured from outside as this program's is.
 */
public final class ReadingFloor {

    private static final int BUFFER = 1 << 16;

    private ReadingFloor() {}

    /** Reads all {@code .gz} files of a folder, by one thread. */
    public static void main(String[] args) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
            files = all.filter(file -> file.toString().endsWith(".gz")).sorted().toList();
        }
        JsonFactory json = new JsonFactory();
        long began = System.nanoTime();
        long bytes = 0;
        long tokens = 0;
        for (Path file : files) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER);
                    JsonParser parser = json.createParser(in)) {
                while (parser.nextToken() != null) {
                    tokens++;
                }
                bytes += parser.currentLocation().getByteOffset();
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%,d files, %,d tokens, %.1f MB, %.2f s, %.2f s of CPU, %.1f MB/s%n",
                files.size(),
                tokens,
                bytes / 1e6,
                seconds,
                cpu,
                bytes / 1e6 / seconds);
    }
}
