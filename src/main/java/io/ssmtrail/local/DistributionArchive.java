package io.ssmtrail.local;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The zip of an Elasticsearch, unpacked once for all who use it. */
record DistributionArchive(Path file) {
    private static final long SPARE_BYTES = 64L << 20;

    /**
     * Unpacks it below a folder unless that was done before. The folder gets its name in one step after the last file, so
     * nobody ever meets half of it.
     */
    Distribution unpack(Path cache, ServerUser user) {
        try {
            Path home = cache.resolve(baseName() + "-" + Files.size(file));
            if (!Distribution.isUnpacked(home)) {
                user.createFolder(cache);
                Path unfinished = Files.createTempDirectory(cache, ".unpacking-");
                try {
                    extract(unfinished);
                    publish(unfinished, home);
                } finally {
                    delete(unfinished);
                }
            }
            return Distribution.in(home);
        } catch (ZipException e) {
            throw new OperationException(
                    "The Elasticsearch distribution " + file + " is damaged: " + e.getMessage() + ".",
                    "Delete it and build again (mvn package), or name another one with --distribution.",
                    e);
        } catch (IOException e) {
            throw new OperationException(
                    "Cannot unpack " + file + " to " + cache + ": " + e + ".",
                    "See that the folder can be written, or set XDG_CACHE_HOME to another one.",
                    e);
        }
    }

    private void extract(Path target) throws IOException {
        boolean posix = Files.getFileStore(target).supportsFileAttributeView("posix");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long needed = zip.stream().mapToLong(ZipEntry::getSize).sum() + SPARE_BYTES;
            if (Files.getFileStore(target).getUsableSpace() < needed) {
                throw new OperationException(
                        "The disk of " + target.resolveSibling("") + " is full: unpacking " + file + " needs "
                                + (needed >> 20) + " MB.",
                        "Free some space, or set XDG_CACHE_HOME to a folder on another disk.");
            }
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new ZipException("an entry leads out of it, " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.resolveSibling(""));
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, path);
                    }
                }
            }
        }
        if (posix) {
            openToEverybody(target);
        }
    }

    private static void openToEverybody(Path target) throws IOException {
        var program = PosixFilePermissions.fromString("rwxr-xr-x");
        var plain = PosixFilePermissions.fromString("rw-r--r--");
        try (Stream<Path> tree = Files.walk(target)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                boolean runs =
                        Files.isDirectory(path) || path.resolveSibling("").endsWith("bin");
                Files.setPosixFilePermissions(path, runs ? program : plain);
            }
        }
    }

    private static void publish(Path unfinished, Path home) throws IOException {
        Path content;
        try (Stream<Path> roots = Files.list(unfinished)) {
            content = roots.filter(Distribution::isUnpacked)
                    .findFirst()
                    .orElseThrow(() -> new ZipException("it holds no Elasticsearch"));
        }
        try {
            Files.move(content, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another start may have been faster: its folder is as good as ours.
            if (!Distribution.isUnpacked(home)) {
                throw e;
            }
        }
    }

    private String baseName() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.zip$", "");
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left has a hidden name of its own and is in nobody's way.
        }
    }
}
