package io.ssmtrail.local;

import io.ssmtrail.connection.StackVersion;
import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The folder of one local Elasticsearch. Elasticsearch owns and writes what is in {@code config}, {@code data},
 * {@code logs} and {@code tmp}; what is beside them is ours.
 */
record DataFolder(Path path) {
    /** Below this, Elasticsearch would start but soon refuse to write. */
    private static final long SMALLEST_SPACE = 300L << 20;

    DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    Path config() {
        return path.resolve("config");
    }

    Path data() {
        return path.resolve("data");
    }

    Path logs() {
        return path.resolve("logs");
    }

    Path temporary() {
        return path.resolve("tmp");
    }

    /** Written by Elasticsearch itself, early in its start. */
    Path pidFile() {
        return temporary().resolve("elasticsearch.pid");
    }

    Path launcherLog() {
        return logs().resolve("launcher.log");
    }

    Path serverLog() {
        return logs().resolve("elasticsearch.log");
    }

    void create(ServerUser user) {
        user.requireReach(path, "the data folder", "Choose a --data-dir outside of private folders, such as /var/tmp.");
        try {
            user.createFolder(path);
        } catch (IOException e) {
            throw unwritable(e);
        }
        if (!Files.isWritable(path)) {
            throw unwritable(new AccessDeniedException(path.toString()));
        }
    }

    /** Makes all ready for a start; only while the folder is locked. */
    void prepare(ServerUser user, ServerConfiguration configuration) {
        try {
            if (Files.getFileStore(path).getUsableSpace() < SMALLEST_SPACE) {
                throw new OperationException(
                        "The disk of " + path + " is full: less than " + (SMALLEST_SPACE >> 20) + " MB are free.",
                        "Free some space, or choose a --data-dir on another disk.");
            }
            for (Path folder : List.of(config(), data(), logs(), temporary())) {
                user.createFolder(folder);
            }
            configuration.write(this);
            clearAway();
            for (Path folder : List.of(config(), data(), logs(), temporary())) {
                user.takeOver(folder);
            }
            try (Stream<Path> files = Files.list(config())) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    user.takeOver(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(e);
        }
    }

    /** What an earlier start left: the half of a keystore would fail this one, and its log would be taken for this one's. */
    private void clearAway() throws IOException {
        Files.deleteIfExists(pidFile());
        Files.deleteIfExists(config().resolve("elasticsearch.keystore.tmp"));
        Files.deleteIfExists(launcherLog());
        if (Files.exists(serverLog())) {
            Files.move(serverLog(), logs().resolve("elasticsearch-before.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Does work that a second start or stop of the same folder must wait for. */
    <T> T whileLocked(Supplier<T> work) {
        try (FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            return work.get();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void saveState(ServerState state) {
        try {
            Path unfinished = path.resolve("state.properties.new");
            try (var writer = Files.newBufferedWriter(unfinished)) {
                state.toProperties().store(writer, "The Elasticsearch that was last started in this folder");
            }
            Files.move(unfinished, stateFile(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** How Elasticsearch was last started here, whether or not it still runs. */
    Optional<ServerState> state() {
        try (var reader = Files.newBufferedReader(stateFile())) {
            Properties properties = new Properties();
            properties.load(reader);
            return ServerState.of(properties);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Notes the version that runs here, and so has brought the data to its own state. */
    void saveVersion(String version) {
        try {
            Path unfinished = path.resolve("elasticsearch-version.new");
            Files.writeString(unfinished, version + "\n");
            Files.move(unfinished, versionFile(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * The newest version that is known to have written the data: by our own note or, where there is none or Elasticsearch
     * was started by other means, by what it left itself. Empty where there are no data, or nothing is known.
     */
    Optional<StackVersion> writtenBy() {
        if (!Files.isDirectory(data().resolve("_state"))) {
            return Optional.empty();
        }
        return Stream.of(notedVersion(), CommittedVersion.in(data()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    private Optional<StackVersion> notedVersion() {
        try {
            return StackVersion.parse(Files.readString(versionFile()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void forgetState() {
        try {
            Files.deleteIfExists(stateFile());
            Files.deleteIfExists(pidFile());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path versionFile() {
        return path.resolve("elasticsearch-version");
    }

    private Path stateFile() {
        return path.resolve("state.properties");
    }

    private OperationException unwritable(Exception cause) {
        String reason = cause instanceof IOException trouble ? FileTrouble.reason(trouble) : cause.getMessage();
        return new OperationException(
                "Cannot write to the data folder " + path + ": " + reason + ".",
                "See to its permissions, choose another --data-dir, or do this as the user who owns it.",
                cause);
    }
}
