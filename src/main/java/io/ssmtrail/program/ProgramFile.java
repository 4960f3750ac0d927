package io.ssmtrail.program;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reads the data files that are packaged with the program. One that is missing or damaged is a fault of the build, which
 * no user can do anything about.
 */
public final class ProgramFile {

    private static final JsonMapper JSON = new JsonMapper();

    private ProgramFile() {}

    /**
     * A file's bytes.
     *
     * @param owner the class that it lies beside, unless its name begins with a slash
     */
    public static byte[] bytes(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program is damaged: " + name + " cannot be read", e);
        }
    }

    /** A JSON file's tree. */
    public static JsonNode json(Class<?> owner, String name) {
        return json(owner, name, new TypeReference<JsonNode>() {});
    }

    /** A JSON file as objects. */
    public static <T> T json(Class<?> owner, String name, TypeReference<T> type) {
        byte[] file = bytes(owner, name);
        try {
            return JSON.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException("the program is damaged: " + name + " is not as expected", e);
        }
    }
}
