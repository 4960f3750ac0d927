package io.ssmtrail.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ssmtrail.error.FileTrouble;
import io.ssmtrail.error.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that holds the source form: a sub-folder for each type ({@code data-view}, {@code search}, {@code lens}, ...), in it one
 * pretty-printed file for each object, named by its id; and the bundle beside them.
 */
public final class SourceFolder {

    /** Name of the bundle within the folder. */
    public static final String BUNDLE = "ssmtrail.ndjson";

    private final Path root;

    public SourceFolder(Path root) {
        this.root = root;
    }

    /** What became of a file when objects were written. */
    public enum Change {
        ADDED,
        CHANGED,
        UNCHANGED
    }

    /**
     * Where an object was written to.
     *
     * @param file the file, within the folder
     * @param change whether its content is new
     */
    public record Written(SavedObject object, Path file, Change change) {}

    /**
     * All objects of the folder.
     *
     * @throws OperationException if a file cannot be read, is no saved object, or stands where another object belongs
     */
    public List<SavedObject> read() {
        List<SavedObject> objects = new ArrayList<>();
        for (Path file : files()) {
            SavedObject object = readFile(file);
            if (!file.equals(fileOf(object))) {
                throw new OperationException(
                        file + " holds " + object.key() + ", which belongs into " + fileOf(object),
                        "Rename the file, or correct its type and id.");
            }
            objects.add(object);
        }
        return objects;
    }

    /** Writes objects into their files; files that hold the same already are not touched. */
    public List<Written> write(List<SavedObject> objects) {
        List<Written> written = new ArrayList<>();
        for (SavedObject object : objects) {
            Path file = fileOf(object);
            written.add(new Written(object, root.relativize(file), writeIfDifferent(file, Json.pretty(object.json()))));
        }
        return written;
    }

    /** Writes the bundle anew from all the files of the folder. */
    public Change writeBundle() {
        return writeIfDifferent(root.resolve(BUNDLE), SavedObjects.bundle(read()));
    }

    /** Files of the folder whose objects are not among these, relative to the folder. */
    public List<Path> without(List<SavedObject> objects) {
        Set<Path> known = new HashSet<>();
        objects.forEach(object -> known.add(fileOf(object)));
        return files().stream()
                .filter(file -> !known.contains(file))
                .map(root::relativize)
                .toList();
    }

    private Path fileOf(SavedObject object) {
        String folder = object.type().equals("index-pattern") ? "data-view" : object.type();
        String name = object.id().replaceAll("[^A-Za-z0-9._-]", "_");
        return root.resolve(folder).resolve(name + ".json");
    }

    private List<Path> files() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root, 2)) {
            return paths.filter(path -> path.getNameCount() == root.getNameCount() + 2
                            && path.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new OperationException(
                    "The folder " + root + " cannot be read: " + FileTrouble.reason(e), "Check its rights.", e);
        }
    }

    private static SavedObject readFile(Path file) {
        try {
            JsonNode node = Json.MAPPER.readTree(Files.readString(file));
            if (node instanceof ObjectNode object
                    && node.path("type").isTextual()
                    && node.path("id").isTextual()) {
                return SourceForm.of(object);
            }
            throw new OperationException(
                    file + " is not a saved object: it has no type or no id", "Restore or remove the file.");
        } catch (IOException e) {
            throw new OperationException(
                    file + " cannot be read as JSON: " + e.getMessage(), "Correct or restore the file.", e);
        }
    }

    private Change writeIfDifferent(Path file, String content) {
        try {
            boolean there = Files.exists(file);
            if (there && Files.readString(file).equals(content)) {
                return Change.UNCHANGED;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, content);
            return there ? Change.CHANGED : Change.ADDED;
        } catch (IOException e) {
            throw new OperationException(
                    file + " cannot be written: " + FileTrouble.reason(e),
                    "Check the folder's rights and the free space.",
                    e);
        }
    }
}
