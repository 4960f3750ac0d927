package io.ssmtrail.archive;

import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the files below the paths that a user names: folders are walked in the order of their names, links are
 * followed, hidden files and files of rejected records are passed over unless they are named, {@code -} is standard
 * input, and {@code s3://} leads into a bucket.
 */
public final class InputFinder {

    /** Takes what is found, while it is found. */
    public interface Sink {

        /** A file to read. */
        void found(ArchiveInput input) throws InterruptedException;

        /** A place that cannot be looked into. */
        void unreadable(String name, String reason) throws InterruptedException;
    }

    private static final String BUCKET = "s3://";
    static final String STANDARD_INPUT = "-";

    /**
     * What the names of files of rejected records begin with that nobody chose another name for. A load that is run in its
     * archive's folder again and again would double them each time.
     */
    public static final String REJECTS = "ssmtrail-rejects-";

    /** Why a file cannot be opened whose name, given as text, has characters that the system's file names have not. */
    public static final String FOREIGN_NAME =
            "has a name that cannot be written in this system's character set; set LC_ALL=C.UTF-8 or another with UTF-8";

    private final InputStream standardInput;
    private final RemoteFinder buckets;

    /** Finds files only; a bucket is refused. */
    public InputFinder(InputStream standardInput) {
        this(standardInput, (uri, sink) -> {
            throw new UsageException(
                    uri + " is a place in S3, and only files are read here.",
                    "Copy it into a folder first: aws s3 sync " + uri + " FOLDER");
        });
    }

    public InputFinder(InputStream standardInput, RemoteFinder buckets) {
        this.standardInput = standardInput;
        this.buckets = buckets;
    }

    /** Whether a path that a user names leads into a bucket. */
    public static boolean isBucket(String path) {
        return path.startsWith(BUCKET);
    }

    /**
     * Walks the paths and hands over what is found.
     *
     * @throws UsageException where a path is empty, as that of a variable which was not set
     */
    public void find(List<String> paths, Sink sink) throws InterruptedException {
        if (paths.contains("")) {
            throw new UsageException(
                    "An empty path names no place.", "Name files or folders; . is the current folder.");
        }
        for (String path : paths) {
            if (path.equals(STANDARD_INPUT)) {
                sink.found(new ArchiveInput(new Location.StandardInput(), -1, "", () -> standardInput));
            } else if (isBucket(path)) {
                buckets.find(path, sink);
            } else {
                walk(path, sink);
            }
        }
    }

    private static void walk(String path, Sink sink) throws InterruptedException {
        Path start;
        try {
            start = Path.of(path);
        } catch (InvalidPathException e) {
            sink.unreadable(path, FOREIGN_NAME);
            return;
        }
        walk(start, new HashSet<>(), sink);
    }

    private static void walk(Path path, Set<Object> above, Sink sink) throws InterruptedException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isOther() && !above.isEmpty()) {
                // A pipe that nobody writes to would be waited for without an end.
                sink.unreadable(path.toString(), "is no file, but a pipe, a socket or a device");
                return;
            }
            if (!attributes.isDirectory()) {
                boolean pipe = !attributes.isRegularFile();
                sink.found(new ArchiveInput(
                        new Location.File(path),
                        pipe ? -1 : attributes.size(),
                        pipe ? "" : attributes.lastModifiedTime().toString(),
                        () -> Files.newInputStream(path)));
                return;
            }
            Object folder = path.toRealPath();
            if (!above.add(folder)) {
                sink.unreadable(path.toString(), "is a link to a folder that it lies in");
                return;
            }
            for (Path child : children(path)) {
                walk(child, above, sink);
            }
            above.remove(folder);
        } catch (IOException e) {
            sink.unreadable(path.toString(), reason(e));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!name.startsWith(".") && !name.startsWith(REJECTS)) {
                    children.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(null);
        return children;
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read";
        }
        return "cannot be read: " + FileTrouble.reason(e);
    }
}
