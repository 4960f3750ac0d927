package io.ssmtrail.archive.digest;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A copy in folders: it may leave out what all keys begin with, and lie in any folder; it knows of no buckets. Its files
 * need not be compressed any more, as hashes are of what was compressed; their names do not end with {@code .gz} then.
 */
final class FolderLayout implements Layout {

    private static final String COMPRESSED = ".gz";

    private final String keyPrefix;
    private final Path folder;

    private FolderLayout(String keyPrefix, Path folder) {
        this.keyPrefix = keyPrefix;
        this.folder = folder;
    }

    /** What a digest with an absolute path tells. */
    static Optional<Layout> of(String file, String key) {
        List<String> names = List.of(plain(key).split("/"));
        List<String> path = new ArrayList<>();
        Path.of(plain(file)).forEach(name -> path.add(name.toString()));
        int common = Layout.namesInCommon(names, path);
        if (common == 0) {
            return Optional.empty();
        }
        Path folder = Path.of(file);
        for (int i = 0; i < common && folder.getParent() != null; i++) {
            folder = folder.getParent();
        }
        String prefix = String.join("/", names.subList(0, names.size() - common));
        return Optional.of(new FolderLayout(prefix.isEmpty() ? "" : prefix + "/", folder));
    }

    @Override
    public Optional<String> placeOf(String bucket, String key) {
        if (!key.startsWith(keyPrefix)) {
            return Optional.empty();
        }
        Path file;
        try {
            file = folder.resolve(key.substring(keyPrefix.length())).normalize();
        } catch (InvalidPathException noFileHasIt) {
            return Optional.empty();
        }
        return file.startsWith(folder) ? Optional.of(asItIs(file).toString()) : Optional.empty();
    }

    private static Path asItIs(Path file) {
        if (Files.exists(file)) {
            return file;
        }
        Path plain = Path.of(plain(file.toString()));
        return Files.exists(plain) ? plain : file;
    }

    private static String plain(String name) {
        return name.endsWith(COMPRESSED) ? name.substring(0, name.length() - COMPRESSED.length()) : name;
    }
}
