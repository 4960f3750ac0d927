package io.ssmtrail.sample.trail;

import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.OperationException;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A local folder that stands for the trail's bucket. May be written to by several threads. */
public final class TrailFolder {

    private final Path root;
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    private TrailFolder(Path root) {
        this.root = root;
    }

    /**
     * A folder to write an archive to.
     *
     * @throws UsageException if there is something in it already
     * @throws OperationException if it cannot be made or read
     */
    public static TrailFolder at(Path root) {
        try {
            Files.createDirectories(root);
            try (Stream<Path> content = Files.list(root)) {
                if (content.findAny().isPresent()) {
                    throw new UsageException(
                            "the folder " + root + " is not empty",
                            "Name a new folder: a sample archive is only what its seed says if nothing else is in there.");
                }
            }
        } catch (IOException e) {
            throw failure(root, e);
        }
        return new TrailFolder(root);
    }

    /** Opens a new file for a key. */
    public OutputStream create(String key) {
        Path file = root.resolve(key);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && made.add(folder)) {
                Files.createDirectories(folder);
            }
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Writes a whole file. */
    void write(String key, byte[] content) {
        try (OutputStream out = create(key)) {
            out.write(content);
        } catch (IOException e) {
            throw failure(root.resolve(key), e);
        }
    }

    /** The failure to write the file of a key. */
    public OperationException failure(String key, IOException cause) {
        return failure(root.resolve(key), cause);
    }

    private static OperationException failure(Path file, IOException cause) {
        return new OperationException(
                "cannot write " + file + ": " + FileTrouble.reason(cause),
                "Check that the folder is writable and that the disk has room.",
                cause);
    }
}
