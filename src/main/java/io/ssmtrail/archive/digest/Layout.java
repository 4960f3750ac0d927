package io.ssmtrail.archive.digest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a bucket's keys and the files of a copy of it belong together, told by one file of which both are known: a copy may
 * leave out what all keys begin with, and lie in any folder.
 */
final class Layout {

    private final String keyPrefix;
    private final Path folder;

    private Layout(String keyPrefix, Path folder) {
        this.keyPrefix = keyPrefix;
        this.folder = folder;
    }

    static Layout of(Path file, String key) {
        List<String> names = List.of(key.split("/"));
        Path absolute = file.toAbsolutePath().normalize();
        int common = 0;
        while (common < names.size()
                && common < absolute.getNameCount()
                && absolute.getName(absolute.getNameCount() - 1 - common)
                        .toString()
                        .equals(names.get(names.size() - 1 - common))) {
            common++;
        }
        Path folder = absolute;
        for (int i = 0; i < common && folder.getParent() != null; i++) {
            folder = folder.getParent();
        }
        String prefix = String.join("/", names.subList(0, names.size() - common));
        return new Layout(prefix.isEmpty() ? "" : prefix + "/", folder);
    }

    /** Where the copy has, or should have, an object; empty where the copy does not reach. */
    Optional<Path> fileOf(String key) {
        if (!key.startsWith(keyPrefix)) {
            return Optional.empty();
        }
        Path file = folder.resolve(key.substring(keyPrefix.length())).normalize();
        return file.startsWith(folder) ? Optional.of(file) : Optional.empty();
    }
}
