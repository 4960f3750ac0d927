package io.ssmtrail.local;

import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The user that Elasticsearch runs as: whoever we are, or {@code nobody} when we are root, because Elasticsearch refuses
 * to run as root. What it reads and writes must then be open to that user.
 */
enum ServerUser {
    SELF,
    NOBODY;

    /** What every Linux gives to {@code nobody}, also where no passwd file names it. */
    private static final Integer NOBODY_ID = 65534;

    static ServerUser current() {
        return isRoot() ? NOBODY : SELF;
    }

    boolean isStandIn() {
        return this == NOBODY;
    }

    /** The words to put before a command so that it runs as this user. */
    List<String> prefix() {
        if (this == SELF) {
            return List.of();
        }
        Path setpriv = SearchPath.find("setpriv")
                .orElseThrow(() -> new OperationException(
                        "Elasticsearch refuses to run as root, and the program 'setpriv' to start it as another user"
                                + " is not there.",
                        "Install util-linux, or run this as an ordinary user."));
        return List.of(setpriv.toString(), "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
    }

    /** Whether this user can open files below this path, as far as the permissions tell. */
    boolean canReach(Path path) {
        if (this == SELF) {
            return true;
        }
        for (@Nullable Path part = path.toAbsolutePath(); part != null; part = part.getParent()) {
            if (Files.exists(part) && !permits(part, PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    /** Fails when this user cannot open files below a path that it needs. */
    void requireReach(Path path, String what, String advice) {
        if (!canReach(path)) {
            throw new OperationException(
                    "Elasticsearch cannot run as root, and the user 'nobody', which takes its place, cannot reach "
                            + what + " " + path + ".",
                    advice);
        }
    }

    /** Makes a folder of our own; every user may pass through those that had to be made above it. */
    void createFolder(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent != null && !Files.exists(parent)) {
            createFolder(parent);
        }
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (this == NOBODY) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Gives this user a folder and, when it was somebody else's before, all that is in it. */
    void takeOver(Path folder) throws IOException {
        if (this == SELF || NOBODY_ID.equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) tree::iterator) {
                Files.setAttribute(path, "unix:uid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", NOBODY_ID, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean permits(Path path, PosixFilePermission permission) {
        try {
            var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            return view == null || view.readAttributes().permissions().contains(permission);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isRoot() {
        Path self = Path.of("/proc/self");
        try {
            if (Files.exists(self)) {
                return Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
            }
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
        return System.getProperty("user.name", "").equals("root");
    }
}
